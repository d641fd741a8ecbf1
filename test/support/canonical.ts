import { canonicalWorlds } from "../../src/input/builtin.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import type { Scenario } from "../../src/model/scenario.ts";

/** A canonical world with its agent and some of its harness replaced. */
export function inWorld(
  world: keyof typeof canonicalWorlds,
  pool: ScenarioInput["pool"],
  harness: Partial<ScenarioInput["harness"]> = {},
  task: Partial<ScenarioInput["task"]> = {},
): Scenario {
  const base = canonicalWorlds[world];
  return resolveScenario({
    task: { ...base.task, ...task },
    pool,
    harness: { ...base.harness, ...harness },
  });
}

/** A scenario of one stage and one distribution, everything at its plainest but what is given. */
export function oneStage(
  pmf: Record<string, number>,
  harness: Partial<ScenarioInput["harness"]> & { chunk: number },
): Scenario {
  const { chunk, ...rest } = harness;
  return resolveScenario({
    task: { goal: chunk },
    pool: [{ pmf }],
    harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts: 1, ...rest },
  });
}
