import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { editScenario } from "../model/edit-scenario.ts";
import type { Scenario } from "../model/scenario.ts";

/** One attempt at a stage: it truly reaches, or it fails; what is left of 1 is falsely accepted. */
export interface AttemptOdds {
  readonly reach: number;
  readonly fail: number;
}

/**
 * The odds of one attempt at each stage, missed stages being carried on: an abort changes no strict pass, but stages after it
 * would not be tried. Errors: LimitError as `evaluateExactly`.
 */
export function attemptOdds(scenario: Scenario): readonly AttemptOdds[] {
  const single = editScenario(scenario, ({ stages, semantics }) => ({
    stages: stages.map((stage) => ({ ...stage, attempts: 1 })),
    semantics: { ...semantics, onExhausted: "carry" },
  }));
  const { stages } = evaluateExactly(single);
  return stages.map(({ reach, claimed }) => ({ reach, fail: Math.max(0, 1 - claimed) }));
}
