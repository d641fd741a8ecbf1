import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";

const pool: ScenarioInput["pool"] = [
  { name: "never", pmf: { "7": 1 } },
  { name: "always", pmf: { "2": 1 } },
  { name: "half", pmf: { "1": 0.5, "2": 0.5 } },
];

const left = (
  pruning: ScenarioInput["harness"]["pruning"],
  semantics?: ScenarioInput["harness"]["semantics"],
) =>
  resolveScenario({
    task: { goal: 4 },
    pool,
    harness: { decomposition: { subgoals: 2 }, tolerance: 0, horizon: 1, attempts: 1, pruning, semantics },
  }).pools.map(({ share, members }) => [share, members.map(({ name }) => name).join("+")]);

describe("pruning", () => {
  it("takes out the worst or the best by the reach of the stages acted out alone", () => {
    expect(left({ count: 1, which: "worst" })).toEqual([[1, "always+half"]]);
    expect(left({ count: 1, which: "best" })).toEqual([[1, "never+half"]]);
    expect(left({ count: 1, which: "best" }, "open")).toEqual([[1, "never+half"]]);
  });

  it("takes out those it names", () => {
    expect(left({ which: ["half", "never"] })).toEqual([[1, "always"]]);
  });

  it("leaves every subset with an equal share at random", () => {
    expect(left({ count: 2, which: "random" })).toEqual([
      [1 / 3, "never"],
      [1 / 3, "always"],
      [1 / 3, "half"],
    ]);
  });

  it("takes nothing out at a count of 0", () => {
    expect(left({ count: 0, which: "random" })).toEqual([[1, "never+always+half"]]);
  });
});
