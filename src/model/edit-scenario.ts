import { type Scenario, sealScenario } from "./scenario.ts";

/**
 * A scenario with parts of it replaced, and its coarser twin likewise. What is put in is trusted: users change what
 * `resolveScenario` is given instead.
 */
export function editScenario(
  scenario: Scenario,
  change: (scenario: Scenario) => Partial<Omit<Scenario, "coarser">>,
): Scenario {
  const coarser = scenario.coarser && editScenario(scenario.coarser, change);
  return sealScenario({ ...scenario, ...change(scenario), coarser });
}
