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
  members: ScenarioInput["pool"] = pool,
  others: Partial<ScenarioInput["harness"]> = {},
) =>
  resolveScenario({
    task: { goal: 4 },
    pool: members,
    harness: {
      decomposition: { subgoals: 2 },
      tolerance: 0,
      horizon: 1,
      attempts: 1,
      ...others,
      pruning,
      semantics,
    },
  }).pools.map(({ share, members }) => [share, members.map(({ name }) => name).join("+")]);

describe("pruning", () => {
  it("takes out the worst or the best by the reach of the stages acted out alone", () => {
    expect(left({ count: 1, which: "worst" })).toEqual([[1, "always+half"]]);
    expect(left({ count: 1, which: "best" })).toEqual([[1, "never+half"]]);
    expect(left({ count: 1, which: "best" }, "open")).toEqual([[1, "never+half"]]);
  });

  it("tells reaches apart that are far below rounding", () => {
    // reaches 1e-20 and 3e-20: 1 − (1 − p) is 0 for both
    const rare = [
      { name: "rarer", pmf: { "1": 1, "2": 1e-20 } },
      { name: "rare", pmf: { "1": 1, "2": 3e-20 } },
    ];
    expect(left({ count: 1, which: "best" }, undefined, rare)).toEqual([[1, "rarer"]]);
    expect(left({ count: 1, which: "worst" }, undefined, rare)).toEqual([[1, "rare"]]);
  });

  it("takes reaches that differ by rounding alone as ties, which go in the pool's order", () => {
    // both reach with certainty, which sums to 1 for the first and to 0.9999999999999999 for the second
    const certain = [
      { name: "first", pmf: { "2": 1 } },
      { name: "second", mean: -3, sd: 0.7, min: 1, max: 3 },
    ];
    const wide = { tolerance: 1 };
    expect(left({ count: 1, which: "worst" }, undefined, certain, wide)).toEqual([[1, "second"]]);
    expect(left({ count: 1, which: "best" }, undefined, certain, wide)).toEqual([[1, "second"]]);
    const turned = certain.toReversed();
    expect(left({ count: 1, which: "worst" }, undefined, turned, wide)).toEqual([[1, "first"]]);
    expect(left({ count: 1, which: "best" }, undefined, turned, wide)).toEqual([[1, "first"]]);
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
