import { assertWithin } from "../model/errors.ts";
import { batchCount, type Share, sobolIndices } from "../stats/sobol-indices.ts";
import type { Row } from "../stats/table.ts";
import { crossedPoints } from "../study/crossed-points.ts";
import { judgeOf } from "../study/objective.ts";
import { errorAt, type Study } from "../study/study.ts";
import type { ValuesInput } from "../study/study-schema.ts";
import { checkedDesign } from "./checked-design.ts";
import { type LocalSlope, localSlope, type Worth } from "./local-slope.ts";
import { type Effort, type Measuring, measureDesign } from "./measure-design.ts";

/** How what is asked of a scenario hangs on its inputs, at the scenario and over their ranges. */
export interface Sensitivity extends Pick<Effort, "computed" | "reused"> {
  /** Over the ranges, each value of an input as likely as any other. */
  readonly mean: number;
  readonly standardDeviation: number;
  /** Points in each of the two sets that are crossed, over all batches. */
  readonly points: number;
  readonly batches: number;
  /** Different scenarios that were solved. */
  readonly scenarios: number;
  readonly inputs: readonly InputSensitivity[];
}

export interface InputSensitivity extends LocalSlope {
  readonly name: string;
  /**
   * The share of the variance that the input decides alone, and in all, with what it does together with others; null where
   * nothing varies.
   */
  readonly first: Share | null;
  readonly total: Share | null;
}

export interface Asked extends Pick<Measuring, "workers" | "onCell" | "openStore" | "stop"> {
  /** The scenario as a file would say it. */
  readonly data: object;
  readonly inputs: Readonly<Record<string, ValuesInput>>;
  /** Points in each set: as many or a few more, for batches are of 2, 4, 8, … points. */
  readonly points: number;
}

/** More scenarios than these are no study. */
const mostPlaces = 1_000_000;

/**
 * Local slopes and Sobol indices of what a study maximises, over ranges. The study says the scenario, the formula and the seed; its
 * axes are replaced by the points, which the one loop asks of the exact engine.
 *
 * Errors: ScenarioError; LimitError past a million scenarios; StoreError; Stopped.
 */
export async function sensitivityOf(
  study: Study,
  { data, inputs, points, ...measuring }: Asked,
): Promise<Sensitivity> {
  const perBatch = 2 ** Math.ceil(Math.log2(Math.max(2, points / batchCount)));
  const places = batchCount * perBatch * (Object.keys(inputs).length + 2);
  assertWithin("scenarios to solve", places, mostPlaces, "ask for fewer --points");
  const { axes, gathered } = crossedPoints(inputs, perBatch, study.seed);
  const asked = { ...study, axes, grids: [axes] };
  const design = await checkedDesign(asked);
  const judge = judgeOf(asked, design);
  const worth: Worth = (row) => judge?.judge(row)?.worth ?? null;
  const slopes = Object.entries(inputs).map(([name, values]) => localSlope(name, values, data, worth));
  const values: number[] = [];
  const add = (row: Row) => {
    const value = worth(row);
    if (value === null)
      throw errorAt(study, ["objective"], "must have a value for every scenario in the ranges");
    values.push(value);
  };
  const { computed, reused } = await measureDesign(design, (rows) => rows.forEach(add), measuring);
  const { mean, variance, first, total } = sobolIndices(gathered(values));
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    points: batchCount * perBatch,
    batches: batchCount,
    scenarios: values.length,
    ...{ computed, reused },
    inputs: Object.keys(inputs).map((name, i) => ({ name, ...slopes[i], first: first[i], total: total[i] })),
  };
}
