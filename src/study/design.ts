import { assertText, assertWhole } from "../model/assert-argument.ts";
import type { Scenario } from "../model/scenario.ts";
import { mostTrials } from "../stats/sample-size.ts";
import { type Cell, cellCount, studyCells } from "./cells.ts";
import type { Grid } from "./drafts.ts";
import { axisPath } from "./expand-grids.ts";
import { type Measurement, measurementsOf } from "./measurement.ts";
import { errorAt, type Study } from "./study.ts";

/** What the study loop runs: cells, and what is asked of each. Nothing of it is made before it is asked for. */
export interface Design<Subject = Scenario> {
  readonly cells: Iterable<Cell<Subject>>;
  readonly measurements: readonly Measurement<Subject>[];
  readonly trials: number;
  /** See `Sampling`. */
  readonly until?: number;
  readonly seed: string;
  /** The columns of the table: coordinates, what is measured, and the cell's identity. */
  readonly columns: readonly string[];
  /** How many questions there are: cells × measurements. */
  readonly size: number;
}

/** What the cells of designs are made of. */
const madeOf = new WeakMap<object, Grid>();

/** What a design's cells are made of, where they are all of one study's; undefined for cells that were chosen or made otherwise. */
export const gridOf = (design: Design): Grid | undefined => madeOf.get(design.cells);

/**
 * A study as something to run. `known` are the measurements there are.
 *
 * Errors: ScenarioError for a measurement that there is not, and for an axis called like a column of one; LimitError past a
 * million cells.
 */
export function designOf(
  study: Grid & Pick<Study, "axes" | "measurements" | "trials" | "until" | "seed">,
  known: readonly Measurement[],
): Design {
  const count = cellCount(study);
  const { axes, grids, trials, until, seed } = study;
  assertWhole("trials", trials, { most: mostTrials });
  assertText("seed", seed);
  const measurements = measurementsOf(study, known);
  // In the order of the one that has most.
  const widest = [...measurements].sort((a, b) => b.columns.length - a.columns.length);
  const measured = [...new Set(widest.flatMap(({ columns }) => columns)), "cell"];
  const names = axes.map(({ name }) => name);
  const taken = axes.find(({ name }) => measured.includes(name));
  if (taken !== undefined) {
    const problem = `an axis must not be called like a column of results, but one is called ${taken.name}`;
    const hint = "use the dotted path into the scenario, or another name with a label and what it sets";
    throw errorAt(study, axisPath(grids, 0, taken), problem, hint);
  }
  const cells = { [Symbol.iterator]: () => studyCells(study) };
  madeOf.set(cells, study);
  const [columns, size] = [[...names, ...measured], count * measurements.length];
  return { cells, measurements, trials, ...(until !== null && { until }), seed, columns, size };
}
