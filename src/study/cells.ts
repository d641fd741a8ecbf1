import { applySet } from "../input/apply-set.ts";
import { type KeyPath, parseKeyPath } from "../input/key-path.ts";
import { onWorld, scenarioOf } from "../input/parse-scenario.ts";
import type { ScenarioInput } from "../input/scenario-schema.ts";
import { LimitError, type Place, ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Scalar } from "../stats/table.ts";
import { axisPath } from "./expand-grids.ts";
import { identityOf } from "./identity.ts";
import type { Axis, AxisValue, Study } from "./study.ts";

/** One point of a study's grid. */
export interface Cell {
  readonly index: number;
  /** Axis name → what the axis calls this value. */
  readonly coordinates: Readonly<Record<string, Scalar>>;
  /** The scenario as a file would say it. */
  readonly input: ScenarioInput;
  readonly scenario: Scenario;
  /** The hash of the full parameters: see `identityOf`. Cells that come to the same scenario share it. */
  readonly identity: string;
}

/** Where a key of the study stands in its file. */
export type PlaceOf = (path: KeyPath) => Place;

/** More cells than this in one study are refused. */
const cellLimit = 1_000_000;

/**
 * Every combination of the axes' values, grid by grid, in the order of the axes: the last one runs fastest. A grid without
 * axes is one cell.
 *
 * Errors: ScenarioError for a cell that is no scenario, with its coordinates, at the line of the axis or of the shared
 * scenario that is to blame; LimitError past a million cells.
 */
export function studyCells(
  study: Pick<Study, "experiment" | "scenario" | "grids">,
  placeOf?: PlaceOf,
): readonly Cell[] {
  const { scenario, grids, experiment } = study;
  const size = grids.reduce((sum, axes) => sum + sizeOf(axes), 0);
  if (size > cellLimit)
    throw new LimitError("cells of a study", size, cellLimit, "split the axes over several studies");
  const base = onWorld(scenario);
  const makers = grids.flatMap((axes, number) => {
    const axisPlace = (name: string) => placeOf?.(axisPath(grids, number, name)) ?? { file: experiment };
    const place = placeOf ?? (() => ({ file: experiment }));
    return combinations(axes).map((values) => new CellMaker(axes, values, axisPlace, place));
  });
  return makers.map((maker, index) => maker.cell(base, index));
}

const sizeOf = (axes: readonly Axis[]): number =>
  axes.reduce((product, { values }) => product * values.length, 1);

/** One value of each axis, in factorial order. */
function combinations(axes: readonly Axis[]): readonly (readonly AxisValue[])[] {
  let chosen: readonly (readonly AxisValue[])[] = [[]];
  for (const { values } of axes)
    chosen = chosen.flatMap((before) => values.map((value) => [...before, value]));
  return chosen;
}

/** A change that an axis makes, and the place of the axis. */
interface Change {
  readonly path: KeyPath;
  readonly value: unknown;
  readonly place: Place;
}

class CellMaker {
  readonly #coordinates: Readonly<Record<string, Scalar>>;
  readonly #changes: readonly Change[];
  readonly #placeOf: PlaceOf;

  constructor(
    axes: readonly Axis[],
    values: readonly AxisValue[],
    axisPlace: (name: string) => Place,
    placeOf: PlaceOf,
  ) {
    this.#coordinates = Object.fromEntries(axes.map(({ name }, i) => [name, values[i].label]));
    this.#changes = axes.flatMap(({ name }, i) => changesOf(values[i], axisPlace(name)));
    this.#placeOf = placeOf;
  }

  cell(base: unknown, index: number): Cell {
    try {
      const input = this.#changes.reduce(applyChange, base);
      const scenario = scenarioOf(input, (path) => this.#placeIn(path));
      const identity = identityOf(scenario);
      return { index, coordinates: this.#coordinates, input: input as ScenarioInput, scenario, identity };
    } catch (error) {
      throw error instanceof ScenarioError ? this.#named(error) : error;
    }
  }

  /** The axis that put something at, above or below the path; else the key of the shared scenario. */
  #placeIn(path: KeyPath): Place {
    const change = this.#changes.findLast((made) =>
      made.path.every((part, i) => i >= path.length || part === path[i]),
    );
    return change?.place ?? this.#placeOf(["scenario", ...path]);
  }

  #named(error: ScenarioError): ScenarioError {
    const cell = Object.entries(this.#coordinates).map(([name, label]) => `${name} ${label}`);
    if (cell.length === 0) return error;
    return new ScenarioError(
      error.findings.map((finding) => ({
        ...finding,
        problem: `${finding.problem} (in the cell ${cell.join(", ")})`,
      })),
    );
  }
}

const changesOf = ({ set }: AxisValue, place: Place): readonly Change[] =>
  Object.entries(set).map(([path, value]) => ({ path: parseKeyPath(path) ?? [path], value, place }));

function applyChange(data: unknown, { path, value, place }: Change): unknown {
  try {
    return applySet(data, { flag: "", path, value });
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    throw new ScenarioError(error.findings.map((finding) => ({ ...finding, place })));
  }
}
