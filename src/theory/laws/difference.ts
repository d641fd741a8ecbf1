import type { StageLaw } from "../../model/stage-law.ts";
import { rounding } from "../../stats/compare.ts";
import { type AttemptState, actionValues, reportedChance } from "./attempt-state.ts";
import { type Visit, visitsOf } from "./visits.ts";

/** The advantage of acting by q rather than by p for one action, in a state that q comes to. */
export interface Advantage extends Visit {
  /** Σ_a (q − p)(a) V^p(next): the covariance, under p, of the weight that q gives and of the value that follows. */
  readonly advantage: number;
}

/** Both sides of T2.difference for one closed attempt acted out by two laws. */
export interface PerformanceDifference {
  /** V^q(s₀) − V^p(s₀), each solved by itself. */
  readonly difference: number;
  /** Σ_n E_q[Σ_a (q − p)(a | S_n) V^p(next)] */
  readonly sum: number;
  readonly advantages: readonly Advantage[];
}

/**
 * T2.difference: what changing the law of every action changes in the reach of one attempt.
 *
 * Premises: both attempts are closed, and have the same aim, window, horizon and overshoot option. Reach is of reports.
 * Swapping the two gives the same identity with V^q and the states that p comes to.
 */
export function performanceDifference(p: StageLaw, q: StageLaw): PerformanceDifference {
  const { horizon } = p.target;
  const advantages = visitsOf(q).map((visit) => ({ ...visit, advantage: advantageAt(p, q, visit) }));
  return {
    difference: q.continuation(0, horizon) - p.continuation(0, horizon),
    sum: advantages.reduce((sum, { chance, advantage }) => sum + chance * advantage, 0),
    advantages,
  };
}

/** Σ_a (q − p)(a) U^p(a) in one state. */
export function advantageAt(p: StageLaw, q: StageLaw, state: AttemptState): number {
  const value = actionValues(p, state);
  const [before, after] = [p.at(state.index, state.stepsLeft), q.at(state.index, state.stepsLeft)];
  const from = Math.min(before.offset, after.offset);
  const to = Math.max(before.offset + before.truthful.length, after.offset + after.truthful.length);
  let sum = 0;
  for (let increment = from; increment < to; increment++) {
    const change = reportedChance(after, increment) - reportedChance(before, increment);
    if (change !== 0) sum += change * value(increment);
  }
  return sum;
}

/** The sign that all advantages share, up to rounding: then the attempt's reach moves that way or not at all. */
export function sharedSign(advantages: readonly Advantage[]): "up" | "down" | "level" | "mixed" {
  const up = advantages.some(({ advantage }) => advantage > rounding);
  const down = advantages.some(({ advantage }) => advantage < -rounding);
  if (up && down) return "mixed";
  return up ? "up" : down ? "down" : "level";
}
