import { editScenario } from "../model/edit-scenario.ts";
import type { Scenario } from "../model/scenario.ts";

/** The same scenario with a number of attempts for each stage. */
export const withAttempts = (scenario: Scenario, attempts: readonly number[]): Scenario =>
  editScenario(scenario, ({ stages }) => ({
    stages: stages.map((stage, t) => ({ ...stage, attempts: attempts[t] })),
  }));
