import { simulate } from "../montecarlo/simulate.ts";
import type { Measurement } from "../study/measurement.ts";
import { estimateColumns, mainColumns, outcomeRow, uncertaintyRow } from "./outcome-row.ts";

/** The outcome by the Monte Carlo engine, in one row, with 95 % intervals of rates and standard errors of means. */
export const monteCarlo: Measurement = {
  name: "monte-carlo",
  version: 1,
  samples: true,
  narrows: true,
  columns: estimateColumns,
  main: mainColumns,
  measure: (scenario, { seed, cell, trials, until }) => {
    const many = until === undefined ? { trials } : { until: { halfWidth: until, maxTrials: trials } };
    const estimate = simulate(scenario, { seed, cell, ...many });
    return [{ ...outcomeRow(estimate, "monte-carlo", estimate.trials), ...uncertaintyRow(estimate) }];
  },
};
