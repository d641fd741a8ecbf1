import { editScenario } from "../../model/edit-scenario.ts";
import type { GuidanceRule } from "../../model/guidance.ts";
import type { Scenario } from "../../model/scenario.ts";
import { attemptReach } from "./attempt-reach.ts";
import { stageActs } from "./stage-acts.ts";

/** What one attempt's reach is with a scenario's guidance, and without the terms of one rule. */
export interface RuleEffect {
  readonly stage: number;
  readonly without: number;
  readonly with: number;
}

/**
 * T2.value: how terms of one rule change the reach of every different attempt, all other guidance staying.
 *
 * The theorem: `value` never lowers and `antivalue` never raises it, whatever λ, when feedback is closed, the scenario does not
 * have both of them, and no other rule tilts single increments while a value term weighs whole distributions (that term would
 * then weigh them by what they are worth before the tilt). Reach is of reports: what is true of pools that lie is another matter.
 * Source: docs/theory/guidance-evidence.md.
 */
export function ruleEffects(scenario: Scenario, rule: GuidanceRule): readonly RuleEffect[] {
  const { feedback } = scenario.semantics;
  const plain = editScenario(scenario, ({ guidance }) => ({
    guidance: guidance.filter((term) => term.rule !== rule),
  }));
  return scenario.pools.flatMap((pool) =>
    scenario.stages.map((stage, index) => {
      const reachIn = (one: Scenario) => {
        const [{ guided }] = stageActs({ ...one, pools: [pool], stages: [stage] });
        return attemptReach(guided, feedback);
      };
      return { stage: index, without: reachIn(plain), with: reachIn(scenario) };
    }),
  );
}

/** The same scenario with every strength λ multiplied by a factor. */
export const strengthened = (scenario: Scenario, factor: number): Scenario =>
  editScenario(scenario, ({ guidance }) => ({
    guidance: guidance.map((term) => ({ ...term, strength: term.strength * factor })),
  }));
