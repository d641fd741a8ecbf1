import { filledFrom, onWorld } from "../input/on-world.ts";
import { resolverOfMany } from "../input/resolve-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Scalar } from "../stats/table.ts";
import {
  combinationCount,
  drafts,
  draftsAt,
  type Fill,
  type Grid,
  hasFilter,
  naming,
  placesOf,
  type Wanted,
} from "./drafts.ts";
import { identityOf } from "./identity.ts";
import { errorAt } from "./study.ts";
import { tellingPlaces } from "./telling-places.ts";

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

/**
 * How many cells a study has. Errors: ScenarioError for what is no study, for a formula that cannot be read or worked out,
 * and for a study whose `where` leaves no cell; LimitError past a million combinations.
 */
export function cellCount(study: Grid): number {
  const count = combinationCount(study);
  if (!hasFilter(study)) return count;
  let left = 0;
  for (const _ of drafts(study, onWorld)) left++;
  assertSome(study, left);
  return left;
}

function assertSome(study: Grid, left: number): void {
  if (left > 0 || !hasFilter(study)) return;
  const problem = `must leave at least one cell, but leaves none of ${combinationCount(study)}`;
  throw errorAt(study, ["where"], problem, "check which way round it compares");
}

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

/**
 * Checks every scenario of a study, for the errors of `studyCells`. Where that is enough it makes those alone that tell of all
 * others.
 */
export function checkCells(study: Grid): void {
  combinationCount(study);
  const indices = tellingPlaces(study);
  try {
    let left = 0;
    for (const _ of resolved(study, onWorld, { indices })) left++;
    assertSome(study, left);
  } catch (error) {
    // The first that is wrong may not be among them.
    if (indices !== undefined) for (const _ of resolved(study, onWorld));
    throw error;
  }
}

/** The cells of a study from one place in its order to before another. Errors: those of `studyCells`, of these cells. */
export function* cellsBetween(study: Grid, from: number, to: number): Generator<Cell> {
  for (const made of resolved(study, onWorld, { from, to }))
    yield { ...made, identity: identityOf(made.subject) };
}

/**
 * Makes the cells of a study that leaves none out and has no formulas by their places, and what they share once for all of them.
 * Errors: those of `studyCells`, of the cell.
 */
export function cellMaker(study: Grid): (index: number) => Cell {
  const resolve = resolverOfMany();
  const draftAt = draftsAt(study, onWorld);
  return (index) => {
    const draft = draftAt(index);
    const { coordinates } = draft;
    const input = draft.input as ScenarioInput;
    const subject = naming(coordinates, () => resolve(input, placesOf(study, draft)));
    return { index, coordinates, subject, input, identity: identityOf(subject) };
  };
}

/** The cells of a study at some places in its order. Errors: those of `studyCells`, of these cells. */
export function* cellsAt(study: Grid, indices: ReadonlySet<number>): Generator<Cell> {
  for (const made of resolved(study, onWorld, { indices }))
    yield { ...made, identity: identityOf(made.subject) };
}

/**
 * The cells of a study in another world than its own: what it starts from is a whole scenario as a file would say it. Cells whose
 * decomposition does not fit that world's goal are left out: a schedule of chunks longer than the goal is no cell of it.
 */
export function* cellsIn(study: Grid, world: ScenarioInput): Generator<Cell> {
  const { world: _, ...own } = study.scenario as Partial<ScenarioInput>;
  const fill: Fill = (data) => filledFrom(world, data as object);
  for (const made of resolved({ ...study, scenario: own }, fill, { isLeftOut: isMisfit }))
    yield { ...made, identity: identityOf(made.subject) };
}

const isMisfit = (error: unknown): boolean =>
  error instanceof ScenarioError &&
  error.findings.every(({ path }) => path.startsWith("harness.decomposition"));

interface Chosen extends Wanted {
  readonly isLeftOut?: (error: unknown) => boolean;
}

function* resolved(
  study: Grid,
  fill: Fill,
  { isLeftOut = () => false, ...wanted }: Chosen = {},
): Generator<Omit<Cell, "identity">> {
  const resolve = resolverOfMany();
  for (const draft of drafts(study, fill, wanted)) {
    const input = draft.input as ScenarioInput;
    const { index, coordinates } = draft;
    try {
      const subject = naming(coordinates, () => resolve(input, placesOf(study, draft)));
      yield { index, coordinates, subject, input };
    } catch (error) {
      if (!isLeftOut(error)) throw error;
    }
  }
}
