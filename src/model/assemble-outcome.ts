import { terminalWindow } from "./aim.ts";
import { freezeDeep } from "./freeze-deep.ts";
import type { Window } from "./lattice.ts";
import { type BiasQuantiles, byCause, type Outcome, type ProgressPmf } from "./outcome.ts";
import type { Scenario } from "./scenario.ts";

/** What an evaluator measures: rates over all trajectories, and where they end. The rest of an outcome follows. */
export interface Tally extends Pick<Outcome, "passRate" | "claimedRate" | "failures" | "finalProgress"> {
  readonly reach: ArrayLike<number>;
  readonly claimed: ArrayLike<number>;
  readonly firstMissed: ArrayLike<number>;
  readonly expectedActions: number;
  readonly expectedAttempts: number;
}

/** What an outcome says in single numbers. */
export type Figures = Omit<Outcome, "stages" | "finalProgress">;

/** The outcome that a tally amounts to: terminal pass, biases and quantiles are read off the final-progress pmf. */
export function assembleOutcome(scenario: Scenario, tally: Tally): Outcome {
  const { failures, expectedActions, expectedAttempts, ...rates } = figuresOf(scenario, tally);
  const { from, step, probabilities } = tally.finalProgress;
  return {
    ...rates,
    stages: scenario.stages.map(({ chunk, milestone, part }, i) => ({
      chunk,
      milestone,
      part,
      reach: rate(tally.reach[i]),
      claimed: rate(tally.claimed[i]),
      firstMissed: rate(tally.firstMissed[i]),
    })),
    failures,
    expectedActions,
    expectedAttempts,
    // A reader may write into it, and evaluators keep it.
    finalProgress: { from, step, probabilities: new Float64Array(probabilities) },
  };
}

/** What was last read off a tally, and by which goal, window and way to pass: the cells of a sweep share tallies. */
const read = new WeakMap<Tally, { readonly by: string; readonly figures: Figures }>();

/** The single numbers alone. */
export function figuresOf(scenario: Scenario, tally: Tally): Figures {
  const { goal, semantics } = scenario;
  const window = terminalWindow(scenario);
  const by = `${goal} ${window.low} ${window.high} ${semantics.pass}`;
  const there = read.get(tally);
  if (there?.by === by) return there.figures;
  const { finalProgress: pmf } = tally;
  const { step } = pmf;
  const [passRate, claimedRate] = [rate(tally.passRate), rate(tally.claimedRate)];
  const terminalPassRate = rate(massWithin(pmf, window));
  const figures = freezeDeep({
    passRate,
    terminalPassRate,
    successRate: semantics.pass === "strict" ? passRate : terminalPassRate,
    claimedRate,
    hallucinationRate: rate(claimedRate - passRate),
    meanAbsoluteBias: meanOf(pmf, (index) => Math.abs(index * step - goal)),
    meanBias: meanOf(pmf, (index) => index * step - goal),
    biasQuantiles: biasQuantiles(pmf, goal),
    failures: byCause((cause) => rate(tally.failures[cause])),
    expectedActions: tally.expectedActions,
    expectedAttempts: tally.expectedAttempts,
  });
  read.set(tally, { by, figures });
  return figures;
}

/** A probability, from 0 to 1 though its sum was rounded past an end. */
const rate = (sum: number): number => Math.min(Math.max(sum, 0), 1);

/** How much of all ends in a window. */
function massWithin({ from, probabilities }: ProgressPmf, { low, high }: Window): number {
  let mass = 0;
  const end = Math.min(high + 1 - from, probabilities.length);
  for (let i = Math.max(low - from, 0); i < end; i++) mass += probabilities[i];
  return mass;
}

/** The mean of something over where trajectories end, in lattice steps. */
function meanOf({ from, probabilities }: ProgressPmf, of: (index: number) => number): number {
  let mean = 0;
  for (let i = 0; i < probabilities.length; i++) mean += probabilities[i] * of(from + i);
  return mean;
}

/** The smallest bias whose cumulative share reaches each level; a hair of slack lets 0.1 + 0.2 reach 0.3. */
function biasQuantiles({ from, step, probabilities }: ProgressPmf, goal: number): BiasQuantiles {
  let sum = 0;
  let index = -1;
  let last = 0;
  /** For levels in their order. */
  const at = (level: number): number => {
    while (sum < level - 1e-12 && ++index < probabilities.length) {
      if (probabilities[index] > 0) last = index;
      sum += probabilities[index];
    }
    return (from + Math.min(index, last)) * step - goal;
  };
  return { p05: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}
