import { applySet, type Change } from "../input/apply-set.ts";
import { type KeyPath, parseKeyPath } from "../input/key-path.ts";
import { filledFrom, inWorld, onWorld } from "../input/on-world.ts";
import { placed } from "../input/placed.ts";
import { resolveScenario } from "../input/resolve-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import { refused } from "../model/assert-argument.ts";
import { assertWithin, type Place, ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Scalar } from "../stats/table.ts";
import { type Draft, type Rules, rulesOf } from "./cell-rules.ts";
import { axisPath, directionsOf } from "./expand-grids.ts";
import { identityOf } from "./identity.ts";
import { withAgents } from "./named-agents.ts";
import { type Axis, type AxisValue, errorAt, type Study } from "./study.ts";

/** One point of a design: what is asked of, and what rows call it. */
export interface Cell<Subject = Scenario> {
  readonly index: number;
  /** Axis name → what the axis calls this value. */
  readonly coordinates: Readonly<Record<string, Scalar>>;
  readonly subject: Subject;
  /** The scenario as a file would say it, its world filled in: what another thread can be sent. */
  readonly input: ScenarioInput;
  /** The hash of the full parameters: see `identityOf`. Cells that come to the same subject share it. */
  readonly identity: string;
}

/** The part of a study that its cells are made of. */
export type Grid = Pick<Study, "scenario" | "grids" | "placeOf"> & Partial<Pick<Study, "where" | "agents">>;

/** More cells than this in one study are refused. */
const cellLimit = 1_000_000;

/**
 * How many cells a study has. Errors: ScenarioError for what is no study, for a formula that cannot be read or worked out,
 * and for a study whose `where` leaves no cell; LimitError past a million combinations.
 */
export function cellCount(study: Grid): number {
  const count = combinationCount(study);
  if ((study.where ?? null) === null) return count;
  let left = 0;
  for (const _ of drafts(study, onWorld)) left++;
  assertSome(study, left);
  return left;
}

function assertSome(study: Grid, left: number): void {
  if (left > 0 || (study.where ?? null) === null) return;
  const problem = `must leave at least one cell, but leaves none of ${combinationCount(study)}`;
  throw errorAt(study, ["where"], problem, "check which way round it compares");
}

function combinationCount(study: Pick<Study, "grids">): number {
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
 * Every combination of the axes' values, grid by grid, in the order of the axes: the last one runs fastest. A grid without
 * axes is one cell. Each cell is made when it is asked for, and none is kept.
 *
 * Errors: ScenarioError for a cell that is no scenario, with its coordinates, at the line of the axis or of the shared
 * scenario that is to blame; LimitError past a million cells.
 */
export function* studyCells(study: Grid): Generator<Cell> {
  for (const made of resolved(study, onWorld)) yield { ...made, identity: identityOf(made.subject) };
}

/** Makes every scenario of a study once, for its errors: those of `studyCells`. */
export function checkCells(study: Grid): void {
  let left = 0;
  for (const _ of resolved(study, onWorld)) left++;
  assertSome(study, left);
}

/**
 * The cells of a study in another world than its own: what it starts from is a whole scenario as a file would say it. Cells whose
 * decomposition does not fit that world's goal are left out: a schedule of chunks longer than the goal is no cell of it.
 */
export function* cellsIn(study: Grid, world: ScenarioInput): Generator<Cell> {
  const { world: _, ...own } = study.scenario as Partial<ScenarioInput>;
  const fill: Fill = (data) => filledFrom(world, data as object);
  for (const made of resolved({ ...study, scenario: own }, fill, isMisfit))
    yield { ...made, identity: identityOf(made.subject) };
}

const isMisfit = (error: unknown): boolean =>
  error instanceof ScenarioError &&
  error.findings.every(({ path }) => path.startsWith("harness.decomposition"));

/** What a world fills in. */
type Fill = (data: unknown) => unknown;

function* resolved(
  study: Grid,
  fill: Fill,
  isLeftOut: (error: unknown) => boolean = () => false,
): Generator<Omit<Cell, "identity">> {
  for (const draft of drafts(study, fill)) {
    const input = draft.input as ScenarioInput;
    const { index, coordinates } = draft;
    try {
      const placeOf = placesOf(study, draft);
      const subject = naming(coordinates, () => resolveScenario(input, { placeOf }));
      yield { index, coordinates, subject, input };
    } catch (error) {
      if (!isLeftOut(error)) throw error;
    }
  }
}

/** The cells as files would say them, in order, without those that `where` leaves out. */
function* drafts(study: Grid, fill: Fill): Generator<Draft & Pick<Cell, "index">> {
  combinationCount(study);
  let index = -1;
  for (const [number, axes] of study.grids.entries()) {
    const rules = rulesOf(study, number);
    for (const moves of combinations(pointsOf(study, number))) {
      const draft = drafted(study, moves, fill);
      const made = rules === undefined ? draft : ruled(draft, rules, axes);
      if (made !== undefined) yield { index: ++index, ...made };
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

/** One point of each direction, in factorial order. */
function* combinations([first, ...rest]: readonly (readonly (readonly Move[])[])[]): Generator<
  readonly Move[]
> {
  if (first === undefined) return yield [];
  for (const point of first) for (const others of combinations(rest)) yield [...point, ...others];
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
const placesOf =
  ({ placeOf }: Grid, { changes }: Draft) =>
  (path: KeyPath): Place =>
    changes.findLast((made) => made.path.every((part, i) => i >= path.length || part === path[i]))?.place ??
    placeOf(["scenario", ...path]);

/** What `make` gives; its errors name the cell. */
function naming<T>(coordinates: Cell["coordinates"], make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof ScenarioError ? named(error, coordinates) : error;
  }
}

function named(error: ScenarioError, coordinates: Cell["coordinates"]): ScenarioError {
  const cell = Object.entries(coordinates).map(([name, label]) => `${name} ${label}`);
  if (cell.length === 0) return error;
  const inCell = (problem: string) => `${problem} (in the cell ${cell.join(", ")})`;
  return new ScenarioError(error.findings.map((one) => ({ ...one, problem: inCell(one.problem) })));
}
