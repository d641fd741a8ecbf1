import { describe, expect, it } from "vitest";
import { builtinNames, builtinScenario } from "../../src/input/builtin-scenario.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { WorldInput } from "../../src/input/scenario-schema.ts";

describe("builtinScenario", () => {
  it.each(builtinNames)("knows %s, and it resolves", (name) => {
    const scenario = resolveScenario(builtinScenario(name) as WorldInput);
    expect(scenario.name).toBe(name);
  });

  it.each([
    ["open", 100, "model-2"],
    ["open/model-3", 100, "model-3"],
    ["model-1", 240, "model-1"],
  ])("means by %s the goal %d and %s", (name, goal, agent) => {
    const { goal: meant, pools } = resolveScenario(builtinScenario(name) as WorldInput);
    expect([meant, pools[0].members[0].name]).toEqual([goal, agent]);
  });

  it.each(["", "closed/", "/model-1", "model-1/closed", "constructor", "closed/model-1/model-2"])(
    "does not know %j",
    (name) => {
      expect(builtinScenario(name)).toBeUndefined();
    },
  );
});
