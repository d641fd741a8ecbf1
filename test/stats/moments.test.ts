import { describe, expect, it } from "vitest";
import { meanOf, standardErrorOfMean } from "../../src/stats/moments.ts";

const momentsOf = (values: readonly number[]) => ({
  count: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

describe("standardErrorOfMean", () => {
  it("matches the value worked by hand", () => {
    // 2, 4, 6: mean 4, sample variance 8 / 2 = 4, standard error √(4 / 3)
    const moments = momentsOf([2, 4, 6]);
    expect(meanOf(moments)).toBe(4);
    expect(standardErrorOfMean(moments)).toBeCloseTo(Math.sqrt(4 / 3), 15);
  });

  it("is 0 for equal values, whatever rounding leaves", () => {
    expect(standardErrorOfMean(momentsOf(Array.from({ length: 10 }, () => 0.1)))).toBeCloseTo(0, 8);
  });

  it("says nothing of fewer than two values", () => {
    expect(standardErrorOfMean(momentsOf([3]))).toBeNaN();
  });
});
