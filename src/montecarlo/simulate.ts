import {
  assertAboveZero,
  assertFunction,
  assertKeys,
  assertOneOf,
  assertScenario,
  assertText,
  assertWhole,
} from "../model/assert-argument.ts";
import type { Scenario } from "../model/scenario.ts";
import { type Confidence, confidenceLevels } from "../stats/normal-score.ts";
import { defaultTrials, mostTrials } from "../stats/sample-size.ts";
import { drawTrials } from "./draw-trials.ts";
import { type Estimate, estimateFrom } from "./estimate.ts";

/** A kernel holds a number or two for every trial of a block. */
const largestBlock = 1_000_000;

export interface SimulateOptions {
  /** Equal seeds give equal bytes. */
  readonly seed: string;
  /** The cell of a study: equal seeds with different cells are independent. */
  readonly cell?: string;
  /** How many trials, when their number is fixed beforehand (default 100,000, at most 1e12). Not looked at beside `until`. */
  readonly trials?: number;
  /** Adds trials until the interval of the success rate reaches no further than `halfWidth` to either side, or there are `maxTrials`. */
  readonly until?: { readonly halfWidth: number; readonly maxTrials: number };
  /** The level of every interval (default 0.95). */
  readonly confidence?: Confidence;
  /** Trials in one block (default 8192, at most 1,000,000). It is part of the result, as the seed is. */
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
 * Errors: ScenarioError for an option that cannot be; LimitError where whole numbers would no longer be exact, and where a
 *         table of the model would be too large.
 * Source: docs/model.md, section 4.
 */
export function simulate(scenario: Scenario, options: SimulateOptions): Estimate {
  assertScenario(scenario);
  assertOptions(options);
  const { until, ...drawing } = options;
  const { seed, cell = "", confidence = 0.95 } = options;
  const trials = until?.maxTrials ?? options.trials ?? defaultTrials;
  const counts = drawTrials(scenario, { ...drawing, cell, trials, halfWidth: until?.halfWidth });
  return estimateFrom(scenario, counts, { seed, confidence });
}

const optionKeys = ["seed", "cell", "trials", "until", "confidence", "blockSize", "onProgress"];

function assertOptions(options: SimulateOptions): void {
  assertKeys("options", options, optionKeys);
  const { seed, cell = "", trials = 1, until, confidence = 0.95, blockSize = 1, onProgress } = options;
  assertText("seed", seed);
  assertText("cell", cell);
  assertWhole("trials", trials, { most: mostTrials });
  assertOneOf("confidence", confidence, confidenceLevels);
  assertWhole("blockSize", blockSize, { most: largestBlock });
  if (onProgress !== undefined) assertFunction("onProgress", onProgress);
  if (until === undefined) return;
  assertKeys("until", until, ["halfWidth", "maxTrials"]);
  assertAboveZero("until.halfWidth", until.halfWidth, 1);
  assertWhole("until.maxTrials", until.maxTrials, { most: mostTrials });
}
