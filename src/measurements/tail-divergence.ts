import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import type { Measurement } from "../study/measurement.ts";
import { tailDivergence as divergenceOf } from "../theory/tail-divergence.ts";

/**
 * What a partial harness achieves and how far its tail's actions lie from the agent's own, in one row: `passRate`,
 * `totalVariation` (0…1, averaged over the actions of one attempt at the tail), `largest` of them, and `nats` for the whole attempt.
 */
export const tailDivergence: Measurement = {
  name: "tail-divergence",
  version: 1,
  samples: false,
  columns: ["passRate", "meanAbsoluteBias", "totalVariation", "largest", "nats"],
  main: ["passRate", "totalVariation"],
  measure: (scenario) => {
    const { successRate, meanAbsoluteBias } = evaluateExactly(scenario);
    return [{ passRate: successRate, meanAbsoluteBias, ...divergenceOf(scenario) }];
  },
};
