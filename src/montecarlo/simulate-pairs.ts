import { assertKeys, assertScenario, assertText, assertWhole } from "../model/assert-argument.ts";
import { byFigure, figures, type OutcomeFigure } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import { Stream, stream } from "../random/stream.ts";
import type { Moments } from "../stats/moments.ts";
import { mostTrials } from "../stats/sample-size.ts";
import { noCounts } from "./counts.ts";
import { Draws } from "./draws.ts";
import { hitsOf } from "./estimate.ts";
import { WalkKernel } from "./walk-kernel.ts";

/** A figure of one trial: a rate is 1 where the trial counts towards it, and 0 where not. */
export type TrialFigures = Readonly<Record<OutcomeFigure, number>>;

/** What pairs of trials came to, figure by figure. */
export interface Pairs {
  readonly trials: number;
  readonly figures: Readonly<Record<OutcomeFigure, PairedFigure>>;
}

/** Sums over the trials of either scenario, and of b − a, pair by pair. */
export interface PairedFigure {
  readonly a: Moments;
  readonly b: Moments;
  readonly difference: Moments;
}

export interface PairsOptions {
  /** Equal seeds give equal bytes. */
  readonly seed: string;
  readonly trials: number;
  /** Told both trials of every pair as it comes; true ends the sampling. */
  readonly onPair?: (a: TrialFigures, b: TrialFigures, done: number) => boolean;
}

/**
 * Samples two scenarios with common random numbers: the n-th trials of both draw from equal streams, so that what they share
 * cancels in the difference. Both are walked, also where a faster kernel would do: two kernels use their streams differently.
 *
 * Errors: ScenarioError for an option that cannot be; LimitError where a table of the model would be too large.
 */
export function simulatePairs(a: Scenario, b: Scenario, options: PairsOptions): Pairs {
  assertScenario(a);
  assertScenario(b);
  assertKeys("options", options, ["seed", "trials", "onPair"]);
  const { seed, trials, onPair = () => false } = options;
  assertText("seed", seed);
  assertWhole("trials", trials, { most: mostTrials });
  const sums = byFigure(() => new FigureSums());
  const [nextOfA, nextOfB] = [trialsOf(a), trialsOf(b)];
  const words = stream(seed, "pairs");
  let done = 0;
  for (let isOver = false; !isOver && done < trials; ) {
    const state = Int32Array.from({ length: 4 }, () => words.nextUint32());
    const [trialOfA, trialOfB] = [nextOfA(state), nextOfB(state)];
    for (const figure of figures) sums[figure].add(trialOfA[figure], trialOfB[figure]);
    isOver = onPair(trialOfA, trialOfB, ++done);
  }
  return { trials: done, figures: sums };
}

/** One trial after another, each from the state it is given. */
function trialsOf(scenario: Scenario): (state: Int32Array) => TrialFigures {
  const kernel = new WalkKernel(scenario);
  return (state) => {
    const counts = noCounts(scenario.stages.length);
    kernel.run(new Draws(new Stream(Int32Array.from(state))), 1, counts);
    const [ended] = counts.finalProgress.keys();
    const bias = ended * scenario.step - scenario.goal;
    return {
      ...hitsOf(scenario, counts),
      meanAbsoluteBias: Math.abs(bias),
      meanBias: bias,
      expectedActions: counts.actions.sum,
      expectedAttempts: counts.attempts.sum,
    };
  };
}

type Sums = { -readonly [Key in keyof Moments]: Moments[Key] };

/** The sums over pairs of one figure. */
class FigureSums implements PairedFigure {
  readonly a = noMoments();
  readonly b = noMoments();
  readonly difference = noMoments();

  add(a: number, b: number): void {
    addTo(this.a, a);
    addTo(this.b, b);
    addTo(this.difference, b - a);
  }
}

const noMoments = (): Sums => ({ count: 0, sum: 0, squares: 0 });

function addTo(sums: Sums, value: number): void {
  sums.count++;
  sums.sum += value;
  sums.squares += value * value;
}
