import type { Measured } from "../../analysis/facts/sweep.ts";
import { numberAt } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";

/** What a panel shows on its y axis. */
export interface Measure {
  /** Which values of a curve, and which column of sampled rows. */
  readonly of: Measured;
  readonly column: string;
  readonly title: string;
  /** The title in lines, for low panels. */
  readonly shortTitle: readonly string[];
  /** Whether more is better (1) or less (−1). */
  readonly sense: 1 | -1;
  readonly log: boolean;
  /** The 95 % interval of a sampled row. */
  readonly interval: (row: Row) => { readonly low: number; readonly high: number };
}

/** The share of trajectories that pass, as their semantics counts it, with Wilson's interval. */
export const passRate: Measure = {
  of: "pass",
  column: "successRate",
  title: "Pass rate",
  shortTitle: ["Pass rate"],
  sense: 1,
  log: false,
  interval: (row) => ({ low: numberAt(row, "successRateLow"), high: numberAt(row, "successRateHigh") }),
};

/** The mean of |x − G|, within 1.96 standard errors. */
export const bias: Measure = {
  of: "bias",
  column: "meanAbsoluteBias",
  title: "Mean absolute final bias, log scale",
  shortTitle: ["Mean absolute", "final bias, log"],
  sense: -1,
  log: true,
  interval: (row) => {
    const mean = numberAt(row, "meanAbsoluteBias");
    // A single trial says nothing of its error.
    const half = 1.96 * Number(row["meanAbsoluteBiasStandardError"] ?? 0);
    return { low: mean - half, high: mean + half };
  },
};
