import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import { tailDivergence } from "../theory/tail-divergence.ts";

/**
 * What a partial harness achieves and how far its tail's actions lie from the agent's own, in one row: `passRate`,
 * `totalVariation` (0…1, averaged over the actions of one attempt at the tail), `largest` of them, and `nats` for the whole attempt.
 */
export function tailDivergenceRow(scenario: Scenario): readonly Row[] {
  const { successRate, meanAbsoluteBias } = evaluateExactly(scenario);
  return [{ passRate: successRate, meanAbsoluteBias, ...tailDivergence(scenario) }];
}
