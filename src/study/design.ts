import { keyPathText } from "../input/key-path.ts";
import { assertText, assertWhole } from "../model/assert-argument.ts";
import { ScenarioError } from "../model/errors.ts";
import { mostTrials } from "../stats/sample-size.ts";
import { type Cell, cellCount, type Grid, studyCells } from "./cells.ts";
import { axisPath } from "./expand-grids.ts";
import { type Measurement, measurementsOf, type Subjects } from "./measurement.ts";
import type { Study } from "./study.ts";

/** What the study loop runs: cells, and what is asked of each. Nothing of it is made before it is asked for. */
export interface Design<Kind extends keyof Subjects = "scenario"> {
  readonly cells: Iterable<Cell<Subjects[Kind]>>;
  readonly measurements: readonly Measurement<Kind>[];
  readonly trials: number;
  readonly seed: string;
  /** The columns of the table: coordinates, what is measured, and the cell's identity. */
  readonly columns: readonly string[];
  /** How many questions there are: cells × measurements. */
  readonly size: number;
}

/**
 * A study as something to run. `known` are the measurements there are.
 *
 * Errors: ScenarioError for a measurement that there is not, and for an axis called like a column of one; LimitError past a
 * million cells.
 */
export function designOf(
  study: Grid & Pick<Study, "axes" | "measurements" | "trials" | "seed">,
  known: readonly Measurement[],
): Design {
  const size = cellCount(study);
  const { axes, trials, seed } = study;
  assertWhole("trials", trials, { most: mostTrials });
  assertText("seed", seed);
  const measurements = measurementsOf(study, known);
  const measured = unitedColumns(measurements);
  rejectTaken(study, measured);
  return {
    cells: { [Symbol.iterator]: () => studyCells(study) },
    measurements,
    trials,
    seed,
    columns: [...axes.map(({ name }) => name), ...measured, "cell"],
    size: size * measurements.length,
  };
}

/** The columns of all, in the order of the one that has most. */
function unitedColumns(measurements: readonly Measurement[]): readonly string[] {
  const widest = [...measurements].sort((a, b) => b.columns.length - a.columns.length);
  return [...new Set(widest.flatMap(({ columns }) => columns))];
}

function rejectTaken(
  { axes, grids, placeOf }: Pick<Study, "axes" | "grids" | "placeOf">,
  columns: readonly string[],
) {
  const taken = axes.find(({ name }) => name === "cell" || columns.includes(name));
  if (taken === undefined) return;
  const path = axisPath(grids, 0, taken.name);
  throw new ScenarioError({
    path: keyPathText(path),
    problem: `an axis must not be called like a column of results, but one is called ${taken.name}`,
    hint: "use the dotted path into the scenario, or another name with a label and what it sets",
    place: placeOf(path),
  });
}
