import { ScenarioError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import { type Confidence, confidenceLevels, normalScore } from "../stats/normal-score.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import { assertWhole, blocksBetweenLooks, planBlocks } from "./block-plan.ts";
import { type Counts, mergeCounts } from "./counts.ts";
import { type Estimate, estimateFrom, successes } from "./estimate.ts";
import { simulateBlock } from "./simulate-block.ts";

export interface SimulateOptions {
  /** Equal seeds give equal bytes. */
  readonly seed: string;
  /** The cell of a study: equal seeds with different cells are independent. */
  readonly cell?: string;
  /** How many trials, when their number is fixed beforehand (default 100,000). Not looked at beside `until`. */
  readonly trials?: number;
  /** Adds trials until the interval of the success rate is this narrow to each side, or there are `maxTrials`. */
  readonly until?: { readonly halfWidth: number; readonly maxTrials: number };
  /** The level of every interval (default 0.95). */
  readonly confidence?: Confidence;
  /** Trials in one block (default 8192). It is part of the result, as the seed is. */
  readonly blockSize?: number;
  /** Told after every block. */
  readonly onProgress?: (done: { readonly trials: number; readonly of: number }) => void;
}

/**
 * The outcome of a scenario, sampled: every rate with a Wilson interval, every mean with a standard error.
 *
 * The same scenario and options give the same bytes on every machine: blocks draw from their own named streams and are
 * added as whole numbers. Looking at intervals on the way (`until`) makes the last of them a little optimistic.
 *
 * Errors: ScenarioError for an option that cannot be; LimitError where whole numbers would no longer be exact.
 * Source: docs/model.md, section 4.
 */
export function simulate(scenario: Scenario, options: SimulateOptions): Estimate {
  const {
    seed,
    cell = "",
    trials = defaultTrials,
    until,
    confidence = 0.95,
    blockSize,
    onProgress,
  } = options;
  assertOptions(options);
  const of = until?.maxTrials ?? trials;
  const blocks = planBlocks(of, blockSize);
  let counts = mergeCounts([]);
  for (let from = 0; from < blocks.length; from += blocksBetweenLooks) {
    for (const block of blocks.slice(from, from + blocksBetweenLooks)) {
      counts = mergeCounts([counts, simulateBlock(scenario, { seed, cell, ...block })]);
      onProgress?.({ trials: counts.trials, of });
    }
    if (until && isNarrowEnough(scenario, counts, until.halfWidth, confidence)) break;
  }
  return estimateFrom(scenario, counts, { seed, confidence });
}

/** What "until narrow enough" asks of the trials so far: that the success rate's interval reach no further to either side. */
function isNarrowEnough(scenario: Scenario, counts: Counts, asked: number, confidence: Confidence): boolean {
  const { low, high } = wilsonInterval(successes(scenario, counts), counts.trials, normalScore(confidence));
  return (high - low) / 2 <= asked;
}

const defaultTrials = 100_000;

function assertOptions({ confidence = 0.95, until }: SimulateOptions): void {
  if (!confidenceLevels.includes(confidence)) {
    const problem = `must be one of ${confidenceLevels.join(", ")}, but is ${confidence}`;
    throw new ScenarioError({ path: "confidence", problem });
  }
  if (!until) return;
  assertWhole("until.maxTrials", until.maxTrials);
  if (until.halfWidth > 0) return;
  throw new ScenarioError({ path: "until.halfWidth", problem: `must be above 0, but is ${until.halfWidth}` });
}
