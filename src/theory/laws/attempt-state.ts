import { type ActionLaw, jointLaw } from "../../model/action-law.ts";
import type { StageLaw } from "../../model/stage-law.ts";

/** A state of an attempt: progress in lattice steps, and the actions left. */
export interface AttemptState {
  readonly index: number;
  readonly stepsLeft: number;
}

/** U_{n−1}(s, a), the value of reporting an increment in a state: V of what follows. */
export function actionValues(
  law: StageLaw,
  { index, stepsLeft }: AttemptState,
): (increment: number) => number {
  // V is solved on demand, and the evidence alone does not ask for it.
  law.continuation(index, stepsLeft);
  return law.evidenceAt(index, stepsLeft).valueAfter;
}

/** P(distribution, increment) in a state, for each member of the pool; under other terms than the law's own when given. */
export function jointAt(law: StageLaw, state: AttemptState, terms = law.laws.terms): readonly Float64Array[] {
  const { members, step } = law.laws;
  return jointLaw(members, terms, step, {
    gap: law.gapAt(state.index),
    valueAfter: actionValues(law, state),
  });
}

/** The probability of reporting an increment of so many lattice steps, true or not. */
export function reportedChance({ offset, truthful, hallucinated }: ActionLaw, increment: number): number {
  const a = increment - offset;
  return a < 0 || a >= truthful.length ? 0 : truthful[a] + hallucinated[a];
}
