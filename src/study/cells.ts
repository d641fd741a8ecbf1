import { applySet, type Change } from "../input/apply-set.ts";
import { type KeyPath, parseKeyPath } from "../input/key-path.ts";
import { filledFrom, inWorld, onWorld } from "../input/on-world.ts";
import { resolveScenario } from "../input/resolve-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import { refused } from "../model/assert-argument.ts";
import { assertWithin, type Place, ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Scalar } from "../stats/table.ts";
import { axisPath } from "./expand-grids.ts";
import { identityOf } from "./identity.ts";
import type { Axis, AxisValue, Study } from "./study.ts";

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
export type Grid = Pick<Study, "scenario" | "grids" | "placeOf">;

/** More cells than this in one study are refused. */
const cellLimit = 1_000_000;

/** How many cells a study has. Errors: ScenarioError for what is no study; LimitError past a million. */
export function cellCount(study: Pick<Study, "grids">): number {
  const isStudy: boolean = Array.isArray(study?.grids);
  if (!isStudy) throw refused("study", "must be a study, as parseStudy makes it", study);
  const sizeOf = (axes: readonly Axis[]) => axes.reduce((size, { values }) => size * values.length, 1);
  const count = study.grids.reduce((sum, axes) => sum + sizeOf(axes), 0);
  assertWithin("cells of a study", count, cellLimit, "split the axes over several studies");
  return count;
}

/**
 * Every combination of the axes' values, grid by grid, in the order of the axes: the last one runs fastest. A grid without
 * axes is one cell. Each cell is made when it is asked for, and none is kept.
 *
 * Errors: ScenarioError for a cell that is no scenario, with its coordinates, at the line of the axis or of the shared
 * scenario that is to blame; LimitError past a million cells.
 */
export function* studyCells(study: Grid): Generator<Cell> {
  for (const made of pointsOf(study, onWorld)) yield { ...made, identity: identityOf(made.subject) };
}

/** Makes every scenario of a study once, for its errors: those of `studyCells`. */
export function checkCells(study: Grid): void {
  for (const _ of pointsOf(study, onWorld));
}

/**
 * The cells of a study in another world than its own: what it starts from is a whole scenario as a file would say it. Cells whose
 * decomposition does not fit that world's goal are left out: a schedule of chunks longer than the goal is no cell of it.
 */
export function* cellsIn(study: Grid, world: ScenarioInput): Generator<Cell> {
  const { world: _, ...own } = study.scenario as Partial<ScenarioInput>;
  const fill: Fill = (data) => filledFrom(world, data as object);
  for (const made of pointsOf({ ...study, scenario: own }, fill, isMisfit))
    yield { ...made, identity: identityOf(made.subject) };
}

const isMisfit = (error: unknown): boolean =>
  error instanceof ScenarioError &&
  error.findings.every(({ path }) => path.startsWith("harness.decomposition"));

/** What a world fills in. */
type Fill = (data: unknown) => unknown;

function* pointsOf(
  study: Grid,
  fill: Fill,
  isLeftOut: (error: unknown) => boolean = () => false,
): Generator<Omit<Cell, "identity">> {
  cellCount(study);
  const { grids, placeOf } = study;
  let index = -1;
  for (const [number, axes] of grids.entries()) {
    const places = axes.map(({ name }) => placeOf(axisPath(grids, number, name)));
    for (const values of combinations(axes)) {
      index++;
      const coordinates = Object.fromEntries(axes.map(({ name }, i) => [name, values[i].label]));
      const changes = values.flatMap((value, i) => changesOf(value, places[i]));
      try {
        yield { index, coordinates, ...changed(study, changes, fill) };
      } catch (error) {
        if (!isLeftOut(error)) throw error instanceof ScenarioError ? named(error, coordinates) : error;
      }
    }
  }
}

/** One value of each axis, in factorial order. */
function* combinations([first, ...rest]: readonly Axis[]): Generator<readonly AxisValue[]> {
  if (first === undefined) return yield [];
  for (const value of first.values) for (const others of combinations(rest)) yield [value, ...others];
}

const changesOf = ({ set }: AxisValue, place: Place): readonly Change[] =>
  Object.entries(set).map(([path, value]) => ({ path: parseKeyPath(path) ?? [path], value, place }));

function changed({ scenario, placeOf }: Grid, changes: readonly Change[], fill: Fill) {
  /** The axis that put something at, above or below the path; else the key of the shared scenario. */
  const placeIn = (path: KeyPath): Place =>
    changes.findLast((made) => made.path.every((part, i) => i >= path.length || part === path[i]))?.place ??
    placeOf(["scenario", ...path]);
  const input = changes.reduce(applySet, fill(inWorld(scenario, changes))) as ScenarioInput;
  return { subject: resolveScenario(input, { placeOf: placeIn }), input };
}

function named(error: ScenarioError, coordinates: Cell["coordinates"]): ScenarioError {
  const cell = Object.entries(coordinates).map(([name, label]) => `${name} ${label}`);
  if (cell.length === 0) return error;
  const inCell = (problem: string) => `${problem} (in the cell ${cell.join(", ")})`;
  return new ScenarioError(error.findings.map((one) => ({ ...one, problem: inCell(one.problem) })));
}
