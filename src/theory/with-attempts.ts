import type { Scenario } from "../model/scenario.ts";

/** The same scenario with a number of attempts for each stage. */
export function withAttempts(scenario: Scenario, attempts: readonly number[]): Scenario {
  const stages = scenario.stages.map((stage, t) => ({ ...stage, attempts: attempts[t] }));
  return { ...scenario, stages, coarser: scenario.coarser && withAttempts(scenario.coarser, attempts) };
}
