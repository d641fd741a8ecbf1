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

  describe.each(["closed", "open"] as const)("with %s feedback", (feedback) => {
    /** Each distribution reaches a chunk of 2 with its share of 2s, or with two 1s. */
    const leftOf = (
      shares: Readonly<Record<string, Readonly<Record<string, number>>>>,
      which: "worst" | "best",
      harness: object = {},
    ) =>
      resolveScenario({
        task: { goal: 4 },
        pool: Object.entries(shares).map(([name, pmf]) => ({ name, pmf })),
        harness: {
          decomposition: { subgoals: 2 },
          tolerance: 0,
          horizon: 1,
          attempts: 3,
          pruning: { count: 1, which },
          semantics: { feedback },
          ...harness,
        },
      }).pools[0].members.map(({ name }) => name);

    it("tells reaches apart that are too small to show in what is left of 1", () => {
      const shares = {
        rare: { "2": 1e-20, "9": 1 },
        rarer: { "2": 1e-22, "9": 1 },
        rarest: { "2": 1e-24, "9": 1 },
      };
      expect(leftOf(shares, "worst")).toEqual(["rare", "rarer"]);
      expect(leftOf(shares, "best")).toEqual(["rarer", "rarest"]);
    });

    it("tells reaches apart that are near 1", () => {
      const shares = { sure: { "2": 1 }, surer: { "2": 0.9, "9": 0.1 } };
      expect(leftOf(shares, "best", { attempts: 5 })).toEqual(["surer"]);
    });

    it("counts all attempts of each stage, and takes the mean over unlike stages", () => {
      // chunks 1 and 3, one and four attempts: 0.9 and 0 against 0.2 and 1 − 0.8⁴ = 0.5904 at one attempt 0.9 : 0.4
      const shares = { once: { "1": 0.9, "7": 0.1 }, both: { "1": 0.2, "3": 0.2, "7": 0.6 } };
      const uneven = { decomposition: { chunks: [1, 3] } };
      expect(leftOf(shares, "best", { ...uneven, attempts: [1, 1] })).toEqual(["both"]);
      expect(leftOf(shares, "best", { ...uneven, attempts: [1, 4] })).toEqual(["both"]);
      expect(leftOf(shares, "best", { ...uneven, attempts: [2, 9] })).toEqual(["once"]);
    });

    it("keeps to the order of the pool where reaches are equal but for rounding", () => {
      // 0.1 + 0.2 and 0.3 are the same chance
      const shares = { sum: { "1": 0.1, "3": 0.2, "9": 0.7 }, plain: { "2": 0.3, "9": 0.7 } };
      const wide = { tolerance: 1, attempts: 1 };
      expect(leftOf(shares, "worst", wide)).toEqual(["plain"]);
      expect(leftOf(shares, "best", wide)).toEqual(["plain"]);
    });

    it("takes no time for a billion attempts", () => {
      const shares = { rare: { "2": 1e-12, "9": 1 - 1e-12 }, never: { "9": 1 } };
      expect(leftOf(shares, "worst", { attempts: 1e9 })).toEqual(["rare"]);
    });
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
