import { byFigure, type OutcomeFigure } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import { ConfidenceSequence } from "../montecarlo/confidence-sequence.ts";
import { simulatePairs } from "../montecarlo/simulate-pairs.ts";
import type { Interval } from "../stats/interval.ts";
import { type Moments, meanOf } from "../stats/moments.ts";
import { type Confidence, normalScore } from "../stats/normal-score.ts";
import { pairedMeanInterval, pairedRateInterval } from "../stats/paired-interval.ts";
import type { ComparedFigure } from "./compared-exactly.ts";
import { isRate } from "./comparison-verdict.ts";

/** How two scenarios were sampled. */
export interface Sampled {
  /** Pairs of trials, one of each scenario from equal random numbers. */
  readonly trials: number;
  readonly seed: string;
  readonly confidence: Confidence;
}

interface Sampling extends Sampled {
  /** What sampling may end at before all trials are done: the interval of a figure, looked at again and again. */
  readonly until: { readonly figure: OutcomeFigure; readonly by: (interval: Interval) => boolean } | null;
}

/** The figures of two scenarios by pairs of trials. */
export function sampledPairs(
  a: Scenario,
  b: Scenario,
  { seed, trials, confidence, until }: Sampling,
): { readonly sampled: Sampled; readonly figures: Readonly<Record<OutcomeFigure, ComparedFigure>> } {
  const sequence = new ConfidenceSequence(1 - confidence);
  const watched = (): Interval => {
    const { low, high } = sequence.interval();
    return { low: 2 * low - 1, high: 2 * high - 1 };
  };
  const pairs = simulatePairs(a, b, {
    seed,
    trials,
    onPair: (trialOfA, trialOfB, done) => {
      if (until === null) return false;
      // A difference of two rates lies in [−1, 1], what the sequence takes in [0, 1].
      sequence.add((trialOfB[until.figure] - trialOfA[until.figure] + 1) / 2);
      return done % pairsBetweenLooks === 0 && until.by(watched());
    },
  });
  const figures = byFigure((figure): ComparedFigure => {
    const { a, b, difference } = pairs.figures[figure];
    const fixed = () => fixedInterval(figure, difference, confidence);
    const interval = until === null ? fixed() : figure === until.figure ? watched() : null;
    return { a: meanOf(a), b: meanOf(b), difference: meanOf(difference), interval };
  });
  return { sampled: { trials: pairs.trials, seed, confidence }, figures };
}

/** Part of the result, since sampling ends at a look. */
const pairsBetweenLooks = 100;

function fixedInterval(figure: OutcomeFigure, difference: Moments, confidence: Confidence): Interval | null {
  const z = normalScore(confidence);
  return isRate(figure) ? pairedRateInterval(difference, z) : pairedMeanInterval(difference, z);
}
