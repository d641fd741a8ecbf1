import type { GuidanceRule } from "../../model/guidance.ts";
import type { Scenario } from "../../model/scenario.ts";
import { attemptReach } from "./attempt-reach.ts";
import { stageActs } from "./stage-acts.ts";

/** What one attempt's reach is with a scenario's guidance, and without the terms of one rule. */
export interface RuleEffect {
  readonly without: number;
  readonly with: number;
}

/**
 * T2.value: how terms of one rule change the reach of every different attempt, all other guidance staying.
 *
 * The theorem: `value` never lowers and `antivalue` never raises it, whatever λ, when feedback is closed, the scenario does not
 * have both of them, and no other rule tilts single increments while a value term weighs whole distributions (that term would
 * then weigh them by their value before the tilt). Reach is of reports: true reach of hallucinating pools is another matter.
 * Source: docs/theory/guidance-evidence.md.
 */
export function ruleEffects(scenario: Scenario, rule: GuidanceRule): readonly RuleEffect[] {
  const guidance = scenario.guidance.filter((term) => term.rule !== rule);
  const without = reachesOf({ ...scenario, guidance });
  return reachesOf(scenario).map((reach, i) => ({ without: without[i], with: reach }));
}

const reachesOf = (scenario: Scenario): readonly number[] =>
  stageActs(scenario).map(({ guided }) => attemptReach(guided, scenario.semantics.feedback));
