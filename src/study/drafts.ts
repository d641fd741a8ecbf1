import { applySet, type Change } from "../input/apply-set.ts";
import { type KeyPath, parseKeyPath } from "../input/key-path.ts";
import { inWorld } from "../input/on-world.ts";
import { placed } from "../input/placed.ts";
import { refused } from "../model/assert-argument.ts";
import { assertWithin, type Place, ScenarioError } from "../model/errors.ts";
import type { Scalar } from "../stats/table.ts";
import { type Draft, type Rules, rulesOf } from "./cell-rules.ts";
import { axisPath, directionsOf } from "./expand-grids.ts";
import { withAgents } from "./named-agents.ts";
import type { Axis, AxisValue, Study } from "./study.ts";

/** The part of a study that its cells are made of. */
export type Grid = Pick<Study, "scenario" | "grids" | "placeOf"> & Partial<Pick<Study, "where" | "agents">>;

/** What a world fills in. */
export type Fill = (data: unknown) => unknown;

/** More cells than this in one study are refused. */
const cellLimit = 1_000_000;

/** Whether the study leaves cells out. */
export const hasFilter = ({ where = null }: Pick<Grid, "where">): boolean => where !== null;

/** How many combinations the axes have. Errors: those of `cellCount` that need no cell. */
export function combinationCount(study: Pick<Study, "grids">): number {
  const isStudy: boolean = Array.isArray(study?.grids);
  if (!isStudy) throw refused("study", "must be a study, as parseStudy makes it", study);
  const sizeOf = (axes: readonly Axis[]) =>
    movingOf(axes).reduce((size, [{ values }]) => size * values.length, 1);
  const count = study.grids.reduce((sum, axes) => sum + sizeOf(axes), 0);
  assertWithin("cells of a study", count, cellLimit, "split the axes over several studies");
  return count;
}

/** What moves in a grid: axes that follow do not move by themselves. */
const movingOf = (axes: readonly Axis[]) => directionsOf(axes.filter(({ follows }) => !follows));

/**
 * The cells as files would say them, in order, without those that `where` leaves out; of them those at `indices`, if any are
 * named. Errors: those of a change that cannot be made, and of formulas, with the cell's coordinates.
 */
export function* drafts(
  study: Grid,
  fill: Fill,
  indices?: ReadonlySet<number>,
): Generator<Draft & { readonly index: number }> {
  combinationCount(study);
  const isWanted = (index: number) => indices === undefined || indices.has(index);
  let index = 0;
  for (const [number, axes] of study.grids.entries()) {
    const rules = rulesOf(study, number);
    const points = pointsOf(study, number);
    const size = points.reduce((product, one) => product * one.length, 1);
    for (let i = 0; i < size; i++) {
      // Where none is left out, those that nobody wants need not be made.
      const draft = hasFilter(study) || isWanted(index) ? drafted(study, combination(points, i), fill) : null;
      const made = draft && rules ? ruled(draft, rules, axes) : draft;
      if (made && isWanted(index)) yield { index, ...made };
      if (made !== undefined) index++;
    }
  }
}

/** One axis at one of its values. */
interface Move {
  readonly name: string;
  readonly label: Scalar;
  readonly changes: readonly Change[];
}

/** For each direction of a grid what may be chosen: a value of each of its axes. */
function pointsOf(study: Grid, number: number): readonly (readonly (readonly Move[])[])[] {
  const moveOf = (axis: Axis, i: number): Move => ({
    name: axis.name,
    label: axis.values[i].label,
    changes: changesOf(axis.values[i], axisPath(study.grids, number, axis), study),
  });
  return movingOf(study.grids[number]).map((axes) =>
    axes[0].values.map((_, i) => axes.map((axis) => moveOf(axis, i))),
  );
}

/** Errors: ScenarioError, placed at the axis, for an agent that nobody has. */
function changesOf({ set }: AxisValue, at: KeyPath, { agents = {}, placeOf }: Grid): readonly Change[] {
  return Object.entries(set).map(([name, value]) => {
    const path = parseKeyPath(name) ?? [name];
    return { path, value: placed(() => withAgents(agents, path, value, at), placeOf), place: placeOf(at) };
  });
}

/** One point of each direction, as the `index`-th combination has them: the last direction runs fastest. */
function combination(points: readonly (readonly (readonly Move[])[])[], index: number): readonly Move[] {
  let left = index;
  const chosen = points.toReversed().map((direction) => {
    const point = direction[left % direction.length];
    left = Math.floor(left / direction.length);
    return point;
  });
  return chosen.reverse().flat();
}

function drafted({ scenario }: Grid, moves: readonly Move[], fill: Fill): Draft {
  const coordinates = Object.fromEntries(moves.map(({ name, label }) => [name, label]));
  const changes = moves.flatMap((move) => move.changes);
  return naming(coordinates, () => {
    const input = changes.reduce(applySet, fill(inWorld(scenario, changes)));
    return { coordinates, changes, input };
  });
}

/** A draft with what follows in it, its coordinates in the order of the axes. */
function ruled(draft: Draft, rules: Rules, axes: readonly Axis[]): Draft | undefined {
  const made = naming(draft.coordinates, () => rules(draft));
  if (made === undefined) return undefined;
  const coordinates = Object.fromEntries(axes.map(({ name }) => [name, made.coordinates[name]]));
  return { ...made, coordinates };
}

/** Where a path of the draft comes from: the axis that put something at, above or below it; else the shared scenario. */
export const placesOf =
  ({ placeOf }: Grid, { changes }: Draft) =>
  (path: KeyPath): Place =>
    changes.findLast((made) => made.path.every((part, i) => i >= path.length || part === path[i]))?.place ??
    placeOf(["scenario", ...path]);

/** What `make` gives; its errors name the cell. */
export function naming<T>(coordinates: Draft["coordinates"], make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ScenarioError ? named(error, coordinates) : error;
  }
}

function named(error: ScenarioError, coordinates: Draft["coordinates"]): ScenarioError {
  const cell = Object.entries(coordinates).map(([name, label]) => `${name} ${label}`);
  if (cell.length === 0) return error;
  const inCell = (problem: string) => `${problem} (in the cell ${cell.join(", ")})`;
  return new ScenarioError(error.findings.map((one) => ({ ...one, problem: inCell(one.problem) })));
}
