import { describe, expect, it } from "vitest";
import { commonStep, compareNearness, isWhole, snap, windowAround } from "../../src/model/lattice.ts";

describe("windowAround", () => {
  it("takes decimals as the user wrote them", () => {
    // (0.3 - 0.1) / 0.1 is 1.9999999999999998 and (0.3 + 0.1) / 0.1 is 4.000000000000001
    expect(windowAround(0.3, 0.1, 0.1)).toEqual({ low: 2, high: 4 });
  });

  it("is empty when the tolerance holds no lattice value", () => {
    const { low, high } = windowAround(2.5, 0.25, 1);
    expect(low).toBeGreaterThan(high);
  });

  it("holds the aim alone at tolerance 0, and leaves out the upper end of a continuous window", () => {
    expect(windowAround(7, 0, 1)).toEqual({ low: 7, high: 7 });
    expect(windowAround(7, 1, 0.5, true)).toEqual({ low: 12, high: 15 });
  });
});

describe("commonStep", () => {
  it.each([
    [[1, 6], 1],
    [[1, 0.5], 0.5],
    [[0.1, 0.25], 0.05],
    [[2, 4, 6], 2],
    [[Math.PI], 0],
  ])("of %j is %f", (values, step) => {
    expect(commonStep(values)).toBe(step);
  });
});

describe("snap", () => {
  it("takes a quotient within rounding of a whole number for it, and nothing else", () => {
    expect(snap(0.3 / 0.1)).toBe(3);
    expect(snap(2.999)).toBe(2.999);
    expect(isWhole(240 / 7)).toBe(false);
  });

  it("takes 1e-9 for rounding, and of quotients above a thousand a share of 1e-12", () => {
    expect([snap(1e-9), snap(1.1e-9)]).toEqual([0, 1.1e-9]);
    expect([snap(3 + 0.9e-9), snap(3 - 0.9e-9), isWhole(3 + 1.1e-9)]).toEqual([3, 3, false]);
    expect([snap(1e6 + 0.9e-6), isWhole(1e6 + 1.1e-6)]).toEqual([1e6, false]);
    expect([snap(-1e6 - 0.9e-6), isWhole(-1e6 - 1.1e-6)]).toEqual([-1e6, false]);
  });
});

describe("compareNearness", () => {
  it("prefers the nearer, and the lower of two as near", () => {
    expect([9, 4, 6, 5, 7].sort((a, b) => compareNearness(6.5, 1, a, b))).toEqual([6, 7, 5, 4, 9]);
  });
});
