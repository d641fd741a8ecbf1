import { decimalSlack } from "../../model/lattice.ts";
import { exp } from "../../model/pinned-math.ts";
import type { Scenario } from "../../model/scenario.ts";
import { attemptReach } from "./attempt-reach.ts";
import { reportedChance } from "./attempt-state.ts";
import { type StageAct, stageActs } from "./stage-acts.ts";

/** One unguided action: its mean, and the least and the largest increment that is possible, in progress. */
export interface ActionSpan {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What a stage asks of one attempt. `aim` and `tolerance` are progress. */
export interface Ask {
  readonly aim: number;
  readonly tolerance: number;
  readonly horizon: number;
}

/**
 * The exponents 2 (|Δ − nμ| − ε)₊² / (n w²) for n = 1 … H: what Hoeffding's inequality asks of n actions.
 *
 * Without spread, w = 0, n actions make exactly nμ: the exponent is 0 when that lies in the window and infinite otherwise.
 */
export function hoeffdingExponents({ mean, low, high }: ActionSpan, { aim, tolerance, horizon }: Ask) {
  const width = high - low;
  return Array.from({ length: horizon }, (_, i) => {
    const n = i + 1;
    const beyond = Math.abs(aim - n * mean) - tolerance;
    if (beyond <= decimalSlack * Math.max(1, Math.abs(aim))) return 0;
    return width === 0 ? Number.POSITIVE_INFINITY : (2 * beyond * beyond) / (n * width * width);
  });
}

/** ρ(Δ, H): the least of the exponents, quadratic in the gap between what a stage asks and what H actions make on average. */
export const granularityPenalty = (action: ActionSpan, ask: Ask): number =>
  hoeffdingExponents(action, ask).reduce((least, exponent) => Math.min(least, exponent));

/**
 * T1.ceiling: one unguided attempt reaches with probability at most Σ exp(−exponent), which is cut at 1.
 *
 * Premises: increments that are independent and alike (no guidance), and an overshooting action is not taken back.
 * Source: docs/theory/granularity-capability.md.
 */
export function hoeffdingCeiling(action: ActionSpan, ask: Ask): number {
  const bound = hoeffdingExponents(action, ask).reduce((sum, exponent) => sum + exp(-exponent), 0);
  return Math.min(1, bound);
}

/** The exact reach of one unguided attempt beside its ceiling. */
export interface CeilingCheck extends Ask {
  /** The first stage, from 0, that asks it. */
  readonly stage: number;
  readonly reach: number;
  readonly ceiling: number;
  readonly penalty: number;
  /** How loose the ceiling is: ceiling / reach; infinite where nothing is reached and the ceiling is above 0. */
  readonly looseness: number;
}

/** The ceiling of every different attempt of a scenario, taken without its guidance, and how loose it is. */
export function ceilingLooseness(scenario: Scenario): readonly CeilingCheck[] {
  return stageActs(scenario).map((act) => {
    const { stage, index } = act;
    const ask = { aim: stage.chunk, tolerance: scenario.tolerance, horizon: stage.horizon };
    const action = spanOf(act, scenario.step);
    const reach = attemptReach(act.free, scenario.semantics.feedback);
    const ceiling = hoeffdingCeiling(action, ask);
    const looseness = ceiling <= reach ? 1 : ceiling / reach;
    return { ...ask, stage: index, reach, ceiling, penalty: granularityPenalty(action, ask), looseness };
  });
}

/** The span of one unguided action; increments whose probability has underflowed to 0 are not possible. */
export function spanOf({ free }: StageAct, step: number): ActionSpan {
  const law = free.at(0, free.target.horizon);
  const possible = Array.from(law.truthful, (_, a) => law.offset + a).filter(
    (increment) => reportedChance(law, increment) > 0,
  );
  return { mean: law.mean, low: possible[0] * step, high: possible[possible.length - 1] * step };
}
