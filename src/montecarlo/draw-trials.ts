import { assertWhole } from "../model/assert-argument.ts";
import type { Scenario } from "../model/scenario.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import { type Confidence, normalScore } from "../stats/normal-score.ts";
import { mostTrials } from "../stats/sample-size.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import type { Counts } from "./counts.ts";
import { countsText } from "./counts-text.ts";
import { hitsOf } from "./estimate.ts";
import { defaultBlockSize, TrialBlocks } from "./trial-blocks.ts";

/** How many blocks "until narrow enough" adds before it looks again. */
const blocksBetweenLooks = 4;

export interface Drawing {
  readonly seed: string;
  readonly cell: string;
  /** How many, or at most how many where it ends as soon as the interval of the success rate is narrow. */
  readonly trials: number;
  readonly halfWidth?: number | undefined;
  /** The level of that interval (default 0.95). */
  readonly confidence?: Confidence;
  readonly blockSize?: number;
  readonly onProgress?: ((done: { readonly trials: number; readonly of: number }) => void) | undefined;
  /** Trials of the same stream to go on from, in blocks of the usual size. */
  readonly drawn?: DrawnTrials | undefined;
  /** Told the whole blocks once they are drawn, if any were. */
  readonly keep?: ((drawn: DrawnTrials) => void) | undefined;
}

/** Draws the trials of a scenario, block after block, or those that are missing. Errors: those of `TrialBlocks`, and ScenarioError for no number of them. */
export function drawTrials(scenario: Scenario, drawing: Drawing): Counts {
  const { trials, halfWidth, confidence = 0.95, blockSize = defaultBlockSize, drawn, keep } = drawing;
  assertWhole("trials", trials, { most: mostTrials });
  const blocks = new TrialBlocks(scenario, drawing, drawn);
  const { counts } = blocks;
  const whole = trials - (trials % blockSize);
  const isLook = () => counts.trials % (blockSize * blocksBetweenLooks) === 0 && counts.trials > 0;
  const looks = halfWidth !== undefined || keep !== undefined;
  const look = () => (looks && isLook() ? reachOfInterval(scenario, counts, confidence) : never);
  let narrowest = drawn?.narrowest ?? never;
  let reach = look();
  const isNarrow = () => halfWidth !== undefined && reach <= halfWidth;
  if (isNarrow()) return counts;
  for (const _ of blocks.upTo(trials, blockSize)) {
    drawing.onProgress?.({ trials: counts.trials, of: trials });
    narrowest = Math.min(narrowest, reach);
    reach = look();
    if (isNarrow() || counts.trials === whole) keep?.(drawnTrials(counts, narrowest));
    if (isNarrow()) break;
  }
  return counts;
}

/** How far the interval reaches where nobody has looked. */
const never = Number.POSITIVE_INFINITY;

/** Counts as what others go on from. */
const drawnTrials = (counts: Counts, narrowest: number): DrawnTrials => ({
  trials: counts.trials,
  narrowest: narrowest < never ? narrowest : null,
  counts: countsText(counts),
});

/** How far the interval of the success rate reaches from the rate itself, to the side where it reaches further. */
function reachOfInterval(scenario: Scenario, counts: Counts, confidence: Confidence): number {
  const passed = hitsOf(scenario, counts).successRate;
  const rate = passed / counts.trials;
  const { low, high } = wilsonInterval(passed, counts.trials, normalScore(confidence));
  return Math.max(high - rate, rate - low);
}
