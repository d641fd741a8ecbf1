import { StageLaws } from "../../model/aim.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { StageLaw } from "../../model/stage-law.ts";
import { type AttemptState, actionValues, jointAt } from "./attempt-state.ts";
import { advantageAt } from "./difference.ts";
import type { StageAct } from "./stage-acts.ts";

/** Both sides of T2.pruning in one state: only the distributions of B are left for the coming action, V staying what it was. */
export interface PruningSides {
  /** The change of the state's value, by the law of the pruned pool. */
  readonly change: number;
  /** E[V | B] and E[V | not B]: the values of what is left and of what is pruned. 0 for nothing. */
  readonly left: number;
  readonly pruned: number;
  /** P(not B) */
  readonly prunedWeight: number;
}

/** An attempt with only the distributions of these names left, the guidance and everything else staying. */
export const pruneAct = (
  scenario: Scenario,
  { members, stage }: StageAct,
  left: readonly string[],
): StageLaw => {
  const kept = members.filter(({ name }) => left.includes(name));
  return new StageLaws(scenario, kept).at(stage, stage.chunk);
};

/**
 * T2.pruning in one state: the change equals P(not B) (E[V | B] − E[V | not B]), so it is a gain exactly when what is left has
 * more value than what is pruned. `after` is the attempt with the pruned pool.
 *
 * Premise: guidance that does not read V, so that pruning only conditions the law of an action on B.
 */
export function pruningAt({ guided, members }: StageAct, after: StageLaw, state: AttemptState): PruningSides {
  const value = actionValues(guided, state);
  const names = new Set(after.laws.members.map(({ name }) => name));
  const sums = { left: { weight: 0, value: 0 }, pruned: { weight: 0, value: 0 } };
  jointAt(guided, state).forEach((law, i) => {
    const side = names.has(members[i].name) ? sums.left : sums.pruned;
    law.forEach((p, a) => {
      side.weight += p;
      if (p > 0) side.value += p * value(members[i].offset + a);
    });
  });
  const mean = ({ weight, value: sum }: typeof sums.left) => (weight > 0 ? sum / weight : 0);
  return {
    change: advantageAt(guided, after, state),
    left: mean(sums.left),
    pruned: mean(sums.pruned),
    prunedWeight: sums.pruned.weight,
  };
}
