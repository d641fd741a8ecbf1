import { applySet, type Change } from "../input/apply-set.ts";
import { type KeyPath, parseKeyPath } from "../input/key-path.ts";
import { inWorld } from "../input/on-world.ts";
import { placed } from "../input/placed.ts";
import { plainData } from "../input/plain-data.ts";
import { refused } from "../model/assert-argument.ts";
import { assertWithin, type Place, ScenarioError } from "../model/errors.ts";
import type { Scalar } from "../stats/table.ts";
import { type Draft, type Rules, rulesOf } from "./cell-rules.ts";
import { axisPath, directionsOf } from "./expand-grids.ts";
import { withAgents } from "./named-agents.ts";
import { gridAt, placesIn, sizeOf } from "./places.ts";
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
  const count = study.grids.reduce(
    (sum, axes) => sum + sizeOf(movingOf(axes).map(([{ values }]) => values)),
    0,
  );
  assertWithin("cells of a study", count, cellLimit, "split the axes over several studies");
  return count;
}

/** What moves in a grid: axes that follow do not move by themselves. */
export const movingOf = (axes: readonly Axis[]) => directionsOf(axes.filter(({ follows }) => !follows));

/** Which cells are made, by their places in the order of the study; all when left out. */
export interface Wanted {
  readonly indices?: ReadonlySet<number> | undefined;
  /** The first place, and the one past the last. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/**
 * The cells as files would say them, in order, without those that `where` leaves out; of them those that are wanted. What
 * neighbours share in their data is one object: nobody may change it. Errors: those of a change that cannot be made, and of
 * formulas, with the cell's coordinates.
 */
export function* drafts(
  study: Grid,
  fill: Fill,
  { indices, from = 0, to = Number.POSITIVE_INFINITY }: Wanted = {},
): Generator<Draft & { readonly index: number }> {
  combinationCount(study);
  const isWanted = (index: number) => index >= from && index < to && (indices?.has(index) ?? true);
  // Where none is left out, those that nobody wants need not be made, nor even counted.
  const isFiltered = hasFilter(study);
  let index = 0;
  for (const [number, axes] of study.grids.entries()) {
    const rules = rulesOf(study, number);
    const combinations = new Combinations(study, pointsOf(study, number), fill);
    const { size } = combinations;
    let i = isFiltered ? 0 : Math.min(Math.max(from - index, 0), size);
    for (index += i; i < size && index < to; i++) {
      const draft = isFiltered || isWanted(index) ? combinations.at(i) : null;
      const made = draft && rules ? ruled(draft, rules, axes, fill) : draft;
      if (made && isWanted(index)) yield { index, ...made };
      if (made !== undefined) index++;
    }
  }
}

/**
 * Makes the drafts of a study that leaves none out and has no formulas by their places: each from the one that was made before, so
 * neighbours are best made one after the other. Errors: those of `drafts`.
 */
export function draftsAt(study: Grid, fill: Fill): (index: number) => Draft {
  const grids = study.grids.map((_, number) => new Combinations(study, pointsOf(study, number), fill));
  return (index) => {
    const { at, left } = gridAt(grids, index);
    return grids[at].at(left);
  };
}

/** What rows call the cells of a study that leaves none out and has no formulas, by their places. */
export function coordinatesOf({ grids }: Pick<Study, "grids">): (index: number) => Draft["coordinates"] {
  const all = grids.map((axes) => {
    const directions = movingOf(axes).map((moving) => ({ moving, length: moving[0].values.length }));
    return { directions, size: sizeOf(directions) };
  });
  return (index) => {
    const { at, left } = gridAt(all, index);
    const { directions } = all[at];
    const places = placesIn(directions, left);
    const moves = directions.flatMap(({ moving }, d) =>
      moving.map(({ name, values }) => [name, values[places[d]].label] as const),
    );
    return Object.fromEntries(moves);
  };
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
    return {
      path,
      value: placed(() => plainData(withAgents(agents, path, value, at)), placeOf),
      place: placeOf(at),
    };
  });
}

/**
 * The combinations of a grid's points by their numbers, of which the last direction runs fastest. One is made from the one before:
 * what the directions before the first that moved have set stays as it is.
 */
class Combinations {
  readonly size: number;
  readonly #points: readonly (readonly (readonly Move[])[])[];
  readonly #startOf: (changes: readonly Change[]) => Draft;
  /** Whether an axis chooses the world, which is filled in before anything else is set. */
  readonly #movesWorld: boolean;
  /** What stands after each direction, the start first; and which of its points it is at. */
  readonly #made: Draft[] = [];
  readonly #places: number[] = [];

  constructor({ scenario }: Grid, points: readonly (readonly (readonly Move[])[])[], fill: Fill) {
    const plain = plainData(scenario);
    this.#points = points;
    this.size = sizeOf(points);
    const moves = points.flat(2);
    this.#movesWorld = moves.some(({ changes }) => changes.some(({ path }) => path[0] === "world"));
    this.#startOf = (changes) => ({ coordinates: {}, changes: [], input: fill(inWorld(plain, changes)) });
  }

  at(index: number): Draft {
    const places = placesIn(this.#points, index);
    try {
      return this.#madeAt(places);
    } catch (error) {
      throw error instanceof ScenarioError ? named(error, this.#coordinatesAt(places)) : error;
    }
  }

  #madeAt(places: readonly number[]): Draft {
    const stays = this.#stayingOf(places);
    if (stays === 0) this.#made[0] = this.#startOf(this.#movesWorld ? this.#changesAt(places) : []);
    for (let d = stays; d < places.length; d++) {
      this.#places[d] = -1;
      this.#made[d + 1] = this.#points[d][places[d]].reduce(moved, this.#made[d]);
      this.#places[d] = places[d];
    }
    return this.#made[places.length];
  }

  /** How many directions, from the first on, are where they were. */
  #stayingOf(places: readonly number[]): number {
    if (this.#movesWorld || this.#made.length === 0) return 0;
    const first = places.findIndex((place, d) => place !== this.#places[d]);
    return first === -1 ? places.length : first;
  }

  #changesAt(places: readonly number[]): readonly Change[] {
    return places.flatMap((place, d) => this.#points[d][place].flatMap(({ changes }) => changes));
  }

  #coordinatesAt(places: readonly number[]): Draft["coordinates"] {
    const moves = places.flatMap((place, d) => this.#points[d][place]);
    return Object.fromEntries(moves.map(({ name, label }) => [name, label]));
  }
}

const moved = ({ coordinates, changes, input }: Draft, { name, label, changes: more }: Move): Draft => ({
  coordinates: { ...coordinates, [name]: label },
  changes: [...changes, ...more],
  input: more.reduce(applySet, input),
});

/** A draft with what follows in it, its coordinates in the order of the axes. */
function ruled(draft: Draft, rules: Rules, axes: readonly Axis[], fill: Fill): Draft | undefined {
  const made = naming(draft.coordinates, () => rules(draft));
  if (made === undefined) return undefined;
  const coordinates = Object.fromEntries(axes.map(({ name }) => [name, made.coordinates[name]]));
  return { ...made, coordinates, input: fill(made.input) };
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
