import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** The canonical closed world in twelve chunks of 20, with parts of it replaced. */
export function closedWorld(outside: object = {}, harness: object = {}): Scenario {
  return resolveScenario({
    task: { goal: 240 },
    pool: ["model-2"],
    ...outside,
    harness: { decomposition: { subgoals: 12 }, tolerance: 1, horizon: 10, attempts: 4, ...harness },
  } as ScenarioInput);
}
