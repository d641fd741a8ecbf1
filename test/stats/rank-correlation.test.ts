import { describe, expect, it } from "vitest";
import { rankCorrelation } from "../../src/stats/rank-correlation.ts";

describe("rankCorrelation", () => {
  it.each([
    ["the same order", [1, 2, 3], [10, 20, 1000], 1],
    ["the opposite order", [1, 2, 3], [9, 4, 1], -1],
    ["one swap of neighbours in four", [1, 2, 3, 4], [1, 3, 2, 4], 0.8],
  ])("gives %s its ρ", (_, xs, ys, rho) => {
    expect(rankCorrelation(xs, ys)).toBeCloseTo(rho, 12);
  });

  it("gives tied values their mean rank", () => {
    // ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5
    expect(rankCorrelation([1, 5, 5, 9], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it("says nothing of values that are all equal", () => {
    expect(rankCorrelation([1, 2, 3], [7, 7, 7])).toBeNaN();
  });
});
