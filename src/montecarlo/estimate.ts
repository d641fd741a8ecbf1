import { terminalWindow } from "../model/aim.ts";
import { assembleOutcome } from "../model/assemble-outcome.ts";
import { assertWithin } from "../model/errors.ts";
import { inWindow } from "../model/lattice.ts";
import {
  byCause,
  failureCauses,
  type MeanFigure,
  type Outcome,
  type ProgressPmf,
  type RateFigure,
} from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Interval } from "../stats/interval.ts";
import { type Moments, meanOf, standardErrorOfMean } from "../stats/moments.ts";
import { type Confidence, normalScore } from "../stats/normal-score.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import type { Counts } from "./counts.ts";

/** An outcome measured on trials, with what is not known about it. */
export interface Estimate extends Outcome {
  readonly engine: "monte-carlo";
  readonly trials: number;
  readonly seed: string;
  /** The level that every interval is stated at. */
  readonly confidence: Confidence;
  readonly interval: RateIntervals;
  /** Of the means, each in its own unit; NaN (null in JSON) with fewer than two trials, which say nothing of it. */
  readonly standardError: MeanErrors;
}

/** Wilson intervals of rates, each on its own: together they hold less often than the level says. */
export interface RateIntervals extends Readonly<Record<RateFigure, Interval>> {
  readonly stages: readonly { readonly reach: Interval; readonly claimed: Interval }[];
}

export type MeanErrors = Readonly<Record<MeanFigure, number>>;

/** The estimate that counts amount to. Everything is computed from whole numbers, in one fixed order. */
export function estimateFrom(
  scenario: Scenario,
  counts: Counts,
  { seed, confidence }: { readonly seed: string; readonly confidence: Confidence },
): Estimate {
  const { trials } = counts;
  const hits = hitsOf(scenario, counts);
  const interval = (successes: number) => wilsonInterval(successes, trials, normalScore(confidence));
  return {
    engine: "monte-carlo",
    ...outcomeOf(scenario, counts, hits.passRate),
    terminalPassRate: hits.terminalPassRate / trials,
    successRate: hits.successRate / trials,
    hallucinationRate: hits.hallucinationRate / trials,
    trials,
    seed,
    confidence,
    interval: {
      passRate: interval(hits.passRate),
      terminalPassRate: interval(hits.terminalPassRate),
      successRate: interval(hits.successRate),
      claimedRate: interval(hits.claimedRate),
      hallucinationRate: interval(hits.hallucinationRate),
      stages: scenario.stages.map((_, i) => ({
        reach: interval(counts.reached[i]),
        claimed: interval(counts.claimed[i]),
      })),
    },
    standardError: {
      meanAbsoluteBias: standardErrorOfMean(biasMoments(scenario, counts, Math.abs)),
      meanBias: standardErrorOfMean(biasMoments(scenario, counts, (bias) => bias)),
      expectedActions: standardErrorOfMean({ count: trials, ...counts.actions }),
      expectedAttempts: standardErrorOfMean({ count: trials, ...counts.attempts }),
    },
  };
}

/** Trials that count towards each rate; which of the two passes is success, the scenario's `pass` option says. */
export function hitsOf(scenario: Scenario, counts: Counts): Readonly<Record<RateFigure, number>> {
  const passRate = counts.trials - failureCauses.reduce((sum, cause) => sum + counts.failures[cause], 0);
  const terminalPassRate = terminalPasses(scenario, counts);
  return {
    passRate,
    terminalPassRate,
    successRate: scenario.semantics.pass === "strict" ? passRate : terminalPassRate,
    claimedRate: counts.accepted,
    hallucinationRate: counts.accepted - passRate,
  };
}

function outcomeOf(scenario: Scenario, counts: Counts, passed: number): Outcome {
  const { trials } = counts;
  const shares = (row: readonly number[]) => row.map((count) => count / trials);
  return assembleOutcome(scenario, {
    passRate: passed / trials,
    claimedRate: counts.accepted / trials,
    reach: shares(counts.reached),
    claimed: shares(counts.claimed),
    firstMissed: shares(counts.firstMissed),
    failures: byCause((cause) => counts.failures[cause] / trials),
    expectedActions: meanOf({ count: trials, ...counts.actions }),
    expectedAttempts: meanOf({ count: trials, ...counts.attempts }),
    finalProgress: progressPmf(scenario, counts),
  });
}

/** A final-progress pmf may be this wide, in lattice steps. */
const widestPmf = 10_000_000;

function progressPmf({ step }: Scenario, counts: Counts): ProgressPmf {
  const ends = endsOf(counts);
  const [from] = ends[0];
  const width = ends[ends.length - 1][0] - from + 1;
  assertWithin("lattice points of the final progress", width, widestPmf, "use a larger step");
  const probabilities = new Array<number>(width).fill(0);
  for (const [index, trials] of ends) probabilities[index - from] = trials / counts.trials;
  return { from, step, probabilities };
}

function terminalPasses(scenario: Scenario, { finalProgress }: Counts): number {
  const window = terminalWindow(scenario);
  let passed = 0;
  for (const [index, trials] of finalProgress) if (inWindow(window, index)) passed += trials;
  return passed;
}

function biasMoments({ goal, step }: Scenario, counts: Counts, of: (bias: number) => number): Moments {
  let sum = 0;
  let squares = 0;
  for (const [index, trials] of endsOf(counts)) {
    const value = of(index * step - goal);
    sum += trials * value;
    squares += trials * value * value;
  }
  return { count: counts.trials, sum, squares };
}

/** Where trials ended, ascending: sums of progress are rounded, and so need an order that no block can change. */
const endsOf = ({ finalProgress }: Counts) => [...finalProgress].sort(([a], [b]) => a - b);
