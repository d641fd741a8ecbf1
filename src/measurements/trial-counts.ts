import { countsText } from "../montecarlo/counts-text.ts";
import { drawTrials } from "../montecarlo/draw-trials.ts";
import { defaultBlockSize, samplerVersion } from "../montecarlo/trial-blocks.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import type { GoingOn, Measurement } from "../study/measurement.ts";
import { trialCounts as asked, rowOfTrials } from "../study/trial-counts.ts";

/** Whole blocks, of which the answer takes all; and where it ends once an interval is narrow, none that was. */
export const trialBlocks: GoingOn = {
  version: samplerVersion,
  canFrom: ({ trials, narrowest }, { trials: most, until }) =>
    trials % defaultBlockSize === 0 &&
    trials <= most &&
    (until === undefined || narrowest === null || narrowest > until),
};

/**
 * What the trials of the Monte Carlo engine came to, in one row, for whoever goes on from them or looks at some of it. No study asks
 * it by name.
 */
export const trialCounts: Measurement = {
  ...asked,
  version: samplerVersion,
  samples: true,
  goesOn: trialBlocks,
  measure: (scenario, { seed, cell, trials, drawn }, _, keepWhole) => {
    let whole = drawn ?? null;
    const keep = (more: DrawnTrials) => {
      whole = more;
      // Others go on from whole blocks, and where these are all, from the answer.
      if (more.trials < trials) keepWhole?.(more);
    };
    const counts = drawTrials(scenario, { seed, cell, trials, drawn, keep });
    return [rowOfTrials({ trials, narrowest: whole?.narrowest ?? null, counts: countsText(counts) })];
  },
};
