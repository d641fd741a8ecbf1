import { describe, expect, it } from "vitest";
import { builtinNames, builtinScenario } from "../../src/input/builtin-scenario.ts";
import { scenarioOf } from "../../src/input/parse-scenario.ts";

describe("builtinScenario", () => {
  it.each(builtinNames)("knows %s, and it resolves", (name) => {
    const scenario = scenarioOf(builtinScenario(name), () => ({ file: name }));
    expect(scenario.name).toBe(name);
  });

  it.each([
    ["open", 100, "model-2"],
    ["open/model-3", 100, "model-3"],
    ["model-1", 240, "model-1"],
  ])("means by %s the goal %d and %s", (name, goal, agent) => {
    const { goal: meant, pools } = scenarioOf(builtinScenario(name), () => ({ file: name }));
    expect([meant, pools[0].members[0].name]).toEqual([goal, agent]);
  });

  it.each(["", "closed/", "/model-1", "model-1/closed", "constructor", "closed/model-1/model-2"])(
    "does not know %j",
    (name) => {
      expect(builtinScenario(name)).toBeUndefined();
    },
  );
});
