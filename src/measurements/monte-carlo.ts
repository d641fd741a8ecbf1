import { drawTrials } from "../montecarlo/draw-trials.ts";
import { estimateFrom } from "../montecarlo/estimate.ts";
import { samplerVersion } from "../montecarlo/trial-blocks.ts";
import type { Measurement } from "../study/measurement.ts";
import { estimateColumns, mainColumns, outcomeRow, uncertaintyRow } from "./outcome-row.ts";
import { trialBlocks } from "./trial-counts.ts";

/** The outcome by the Monte Carlo engine, in one row, with 95 % intervals of rates and standard errors of means. */
export const monteCarlo: Measurement = {
  name: "monte-carlo",
  version: samplerVersion,
  samples: true,
  narrows: true,
  goesOn: trialBlocks,
  columns: estimateColumns,
  main: mainColumns,
  measure: (scenario, { seed, cell, trials, until, drawn }, _, keep) => {
    const counts = drawTrials(scenario, { seed, cell, trials, halfWidth: until, drawn, keep });
    const estimate = estimateFrom(scenario, counts, { seed, confidence: 0.95 });
    return [{ ...outcomeRow(estimate, "monte-carlo", estimate.trials), ...uncertaintyRow(estimate) }];
  },
};
