import { jointLaw } from "../../model/action-law.ts";
import { editScenario } from "../../model/edit-scenario.ts";
import { geometricSum } from "../../model/powers.ts";
import type { Scenario } from "../../model/scenario.ts";
import { type AttemptVerdicts, attemptVerdicts } from "./attempt-reach.ts";
import type { AttemptState } from "./retention.ts";
import { type StageAct, stageActs, worthAt } from "./stage-acts.ts";

/** Pass and claimed rate of a stage or of a whole harness. */
export interface ClaimedAndTrue {
  readonly pass: number;
  readonly claimed: number;
}

/**
 * T2.hallucination for one stage: with T and F the chances that an attempt makes a true and a false claim, and q = 1 − T − F (1 − v)
 * that another is made, pass is T (1 + q + … + q^(R−1)) and claimed 1 − q^R: q grows with v, so one rises and one falls.
 */
function underVerification(
  { supported, unsupported }: AttemptVerdicts,
  verification: number,
  attempts: number,
): ClaimedAndTrue {
  const accepted = supported + unsupported * (1 - verification);
  const tries = geometricSum(Math.max(0, 1 - accepted), attempts);
  return { pass: supported * tries, claimed: accepted * tries };
}

/** T2.hallucination for a whole harness of one pool. Premises: relative anchor, no task budget. */
export function harnessUnderVerification(scenario: Scenario, verification: number): ClaimedAndTrue {
  const { feedback } = scenario.semantics;
  return scenario.stages.reduce<ClaimedAndTrue>(
    (product, stage) => {
      const [{ guided }] = stageActs({ ...scenario, stages: [stage] });
      const rates = underVerification(attemptVerdicts(guided, feedback), verification, stage.attempts);
      return { pass: product.pass * rates.pass, claimed: product.claimed * rates.claimed };
    },
    { pass: 1, claimed: 1 },
  );
}

/** The same scenario with claims checked with another probability. */
export const verified = (scenario: Scenario, verification: number): Scenario =>
  editScenario(scenario, () => ({ verification }));

/** The weight that guidance gives each distribution of a pool in one state, by name. They sum to 1. */
export function weightsAt(act: StageAct, { index, stepsLeft }: AttemptState): ReadonlyMap<string, number> {
  const { terms, step } = act.guided.laws;
  const worthOf = worthAt(act.guided, index, stepsLeft);
  const joint = jointLaw(act.members, terms, step, { gap: act.guided.gapAt(index), worthOf });
  return new Map(joint.map((law, i) => [act.members[i].name, law.reduce((sum, p) => sum + p, 0)]));
}
