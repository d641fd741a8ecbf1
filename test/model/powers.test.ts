import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { geometricSum, power, powers } from "../../src/model/powers.ts";

describe("powers", () => {
  it("gives aⁿ, bⁿ and the sum between them", () => {
    expect(powers(3, 2, 3)).toEqual({ a: 27, b: 8, between: 9 + 6 + 4 });
    expect(powers(0.5, 0.25, 0)).toEqual({ a: 1, b: 1, between: 0 });
  });

  it("gives aⁿ − bⁿ without cancellation when a and b are close", () => {
    const a = 0.5 + 2 ** -40;
    // (a − b) · n · aⁿ⁻¹ to first order
    expect(((a - 0.5) * powers(a, 0.5, 3).between) / (2 ** -40 * 3 * 0.25)).toBeCloseTo(1, 10);
  });

  it("sums 1 + q + … as the terms do", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 60 }), (q, n) => {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += power(q, i);
        expect(Math.abs(geometricSum(q, n) - sum)).toBeLessThanOrEqual(1e-13 * sum);
      }),
    );
  });
});
