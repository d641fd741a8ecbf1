import { jointLaw } from "../../model/action-law.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { StageLaw } from "../../model/stage-law.ts";
import { reportedChance } from "./reported-chance.ts";
import type { AttemptState } from "./retention.ts";
import { actWith, type StageAct, worthAt } from "./stage-acts.ts";

/** Both sides of T2.pruning in one state: only the distributions of B are kept for the coming action, V staying what it was. */
export interface PruningSides {
  /** The change of the state's value, by the law of the pruned pool. */
  readonly change: number;
  /** E[V | B] − E[V | not B]: what is kept against what is removed. 0 when nothing is removed. */
  readonly kept: number;
  readonly removed: number;
  /** P(not B), the weight that is removed. */
  readonly removedWeight: number;
}

/** An attempt before and after pruning, the guidance and everything else staying. */
export interface PrunedAct {
  readonly before: StageLaw;
  readonly after: StageLaw;
}

/** An attempt with only the distributions whose names are kept. Guidance that reads V reads that of what is left. */
export function pruneAct(scenario: Scenario, act: StageAct, kept: readonly string[]): PrunedAct {
  const members = act.members.filter(({ name }) => kept.includes(name));
  return { before: act.guided, after: actWith(scenario, act.stage, members) };
}

/**
 * T2.pruning in one state: the change equals P(not B) (E[V | B] − E[V | not B]), so it is a gain exactly when what is kept is
 * worth more than what is removed.
 *
 * Premise: guidance that does not read V, so that pruning only conditions the law of an action on B.
 */
export function pruningAt(act: StageAct, pruned: PrunedAct, state: AttemptState): PruningSides {
  const { index, stepsLeft } = state;
  const worth = worthAt(act.guided, index, stepsLeft);
  const { terms, step } = act.guided.laws;
  const joint = jointLaw(act.members, terms, step, act.guided.evidenceAt(index, stepsLeft));
  const names = new Set(pruned.after.laws.members.map(({ name }) => name));
  const sums = { kept: { weight: 0, value: 0 }, removed: { weight: 0, value: 0 } };
  joint.forEach((law, i) => {
    const side = names.has(act.members[i].name) ? sums.kept : sums.removed;
    law.forEach((p, a) => {
      side.weight += p;
      if (p > 0) side.value += p * worth(act.members[i].offset + a);
    });
  });
  const mean = ({ weight, value }: { weight: number; value: number }) => (weight > 0 ? value / weight : 0);
  return {
    change: meanWorth(pruned.after, state, worth) - meanWorth(pruned.before, state, worth),
    kept: mean(sums.kept),
    removed: mean(sums.removed),
    removedWeight: sums.removed.weight,
  };
}

function meanWorth(
  law: StageLaw,
  { index, stepsLeft }: AttemptState,
  worth: (increment: number) => number,
): number {
  const action = law.at(index, stepsLeft);
  let sum = 0;
  for (let a = 0; a < action.truthful.length; a++) {
    const p = reportedChance(action, action.offset + a);
    if (p > 0) sum += p * worth(action.offset + a);
  }
  return sum;
}
