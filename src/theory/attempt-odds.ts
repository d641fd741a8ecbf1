import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { editScenario } from "../model/edit-scenario.ts";
import type { Scenario } from "../model/scenario.ts";
import { withAttempts } from "./with-attempts.ts";

/** One attempt at a stage: it truly reaches, or it fails; what is left of 1 is falsely accepted. */
export interface AttemptOdds {
  readonly reach: number;
  readonly fail: number;
}

/** The odds of one attempt at each stage of a scenario whose stages are independent. Errors: LimitError as `evaluateExactly`. */
export function attemptOdds(scenario: Scenario): readonly AttemptOdds[] {
  const single = carryingOn(
    withAttempts(
      scenario,
      scenario.stages.map(() => 1),
    ),
  );
  return evaluateExactly(single).stages.map(({ reach, claimed }) => ({
    reach,
    fail: Math.max(0, 1 - claimed),
  }));
}

/** The same scenario with missed stages carried on: an abort changes no strict pass, but stages after it are not tried. */
const carryingOn = (scenario: Scenario): Scenario =>
  editScenario(scenario, ({ semantics }) => ({ semantics: { ...semantics, onExhausted: "carry" } }));
