import { describe, expect, it } from "vitest";
import { stepCases, stepsAgainstPeak, stepsAgainstValley } from "../../src/analysis/trend.ts";
import { beatsBothEnds, indexOfHighest } from "../../src/stats/compare.ts";

const shape = (...values: readonly number[]) => ({
  what: "pass rate",
  over: "r",
  at: values.map((_, i) => i),
  values,
});

describe("stepCases", () => {
  it("makes a case of each step, and says the step that goes the wrong way", () => {
    const cases = stepCases({ ...shape(1, 3, 2), direction: "up", flat: "excepted" });
    expect(cases.map(({ holds }) => holds)).toEqual([true, false]);
    expect(cases[1].exceptions).toEqual(["pass rate at r 1 → 2: 3 → 2"]);
  });

  it.each([
    ["allowed", true],
    ["excepted", false],
  ] as const)("holds a flat step that is %s to be %s", (flat, holds) => {
    expect(stepCases({ ...shape(2, 2), direction: "down", flat })[0].holds).toBe(holds);
  });

  it("takes a difference in the last digits for none", () => {
    expect(stepCases({ ...shape(0.1 + 0.2, 0.3), direction: "up", flat: "allowed" })[0].holds).toBe(true);
  });
});

describe("stepsAgainstPeak", () => {
  it("finds none in a curve with one peak, plateaus included", () => {
    expect(stepsAgainstPeak(shape(0, 0, 1, 4, 4, 2))).toEqual([]);
  });

  it("finds the rise behind the peak and the fall before it", () => {
    expect(stepsAgainstPeak(shape(1, 0.5, 4, 2, 2.25))).toEqual([
      "pass rate at r 0 → 1: 1 → 0.5",
      "pass rate at r 3 → 4: 2 → 2.25",
    ]);
  });
});

describe("stepsAgainstValley", () => {
  it("finds the fall behind the lowest point", () => {
    expect(stepsAgainstValley(shape(9, 1, 3, 2))).toEqual(["pass rate at r 2 → 3: 3 → 2"]);
  });
});

describe("indexOfHighest", () => {
  it("gives the first of those equal up to rounding", () => {
    expect(indexOfHighest([0, 0.3, 0.1 + 0.2])).toBe(1);
  });
});

describe("beatsBothEnds", () => {
  it.each([
    [[0, 2, 1], true],
    [[0, 1, 1], false],
    [[2, 2, 1], false],
  ])("says of %j %s", (values, inside) => {
    expect(beatsBothEnds(values)).toBe(inside);
  });
});
