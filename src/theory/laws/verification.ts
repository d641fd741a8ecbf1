import { editScenario } from "../../model/edit-scenario.ts";
import type { Scenario } from "../../model/scenario.ts";
import { type AttemptState, jointAt } from "./attempt-state.ts";
import { retryLaws } from "./retry.ts";
import type { StageAct } from "./stage-acts.ts";

/**
 * T2.hallucination for a whole harness of one pool: with T and F the chances that an attempt makes a true and a false claim, and
 * q = 1 − T − F (1 − v) that another is made, a stage passes with T (1 + q + … + q^(R−1)) and is claimed with 1 − q^R. As q grows
 * with v, one rises and one falls. Premises: relative anchor, no task budget.
 */
export function harnessUnderVerification(scenario: Scenario, verification: number) {
  const laws = retryLaws(verified(scenario, verification));
  return {
    pass: laws.reduce((product, { reach }) => product * reach, 1),
    claimed: laws.reduce((product, { claimed }) => product * claimed, 1),
  };
}

/** The same scenario with claims checked with another probability. */
export const verified = (scenario: Scenario, verification: number): Scenario =>
  editScenario(scenario, () => ({ verification }));

/** The weight that guidance gives each distribution of a pool in one state, by name. They sum to 1. */
export const weightsAt = ({ guided, members }: StageAct, state: AttemptState): ReadonlyMap<string, number> =>
  new Map(jointAt(guided, state).map((law, i) => [members[i].name, law.reduce((sum, p) => sum + p, 0)]));
