import { describe, expect, it } from "vitest";
import { ceiling } from "../../../src/analysis/statements/ceiling.ts";
import { madeUpTables } from "../../support/made-up-tables.ts";

const decided = (reach: number, bound: number) =>
  ceiling.decide(
    madeUpTables("ceiling", () => ({
      reach,
      ceiling: bound,
      penalty: 0,
      looseness: reach === 0 ? null : bound / reach,
    })),
  );

describe("T1.ceiling", () => {
  it("holds where no attempt reaches more often, and says how loose it is", () => {
    const { verdict, cases, numbers } = decided(0.25, 0.5);
    // 40 chunks, three tolerances and horizons, three agents
    expect([verdict, cases]).toEqual(["holds", { holding: 1080, of: 40 * 3 * 3 * 3 }]);
    expect(numbers).toMatchObject({
      ...{ attempts: 1080, ceilingOf1: 0, outOfReachWithACeilingAbove0: 0 },
      ...{ others: 1080, medianLoosenessOfOthers: 2 },
      tightest: { agent: "model-1", looseness: 2 },
    });
  });

  it("fails with each attempt that reaches more often, and what it reaches", () => {
    const { verdict, exceptions } = decided(0.5, 0.25);
    expect([verdict, exceptions.length]).toEqual(["fails", 1080]);
    expect(exceptions[0]).toMatchObject({ case: "ceiling", agent: "model-1", reach: 0.5, ceiling: 0.25 });
    expect(exceptions[0]).not.toHaveProperty("looseness");
  });

  it("has no looseness of others where every ceiling is 1, or nothing is reached", () => {
    expect(decided(0.5, 1).numbers).toMatchObject({
      ...{ ceilingOf1: 1080, others: 0, medianLoosenessOfOthers: null, tightest: null },
    });
    expect(decided(0, 0.5).numbers).toMatchObject({ outOfReachWithACeilingAbove0: 1080, others: 0 });
  });
});
