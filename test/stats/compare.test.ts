import { describe, expect, it } from "vitest";
import { beatsBothEnds, indexOfHighest, isAbove, isRounding } from "../../src/stats/compare.ts";

const infinite = Number.POSITIVE_INFINITY;

describe("isAbove", () => {
  it.each([
    [0.3, 0.1 + 0.2, false],
    [0.1 + 0.2, 0.3, false],
    [0, 0, false],
    [2e-30, 1e-30, true],
    [infinite, 1, true],
    [1, -infinite, true],
    [infinite, infinite, false],
    [1, infinite, false],
    // ten digits count, of the larger of the two
    [1 + 2e-10, 1, true],
    [1 + 5e-11, 1, false],
    [-1, -1 - 2e-10, true],
    [3e-10, 3e-10 - 2e-20, false],
    [Number.MAX_VALUE, -1, true],
  ])("says of %d and %d %s", (value, other, above) => {
    expect(isAbove(value, other)).toBe(above);
  });
});

describe("isRounding", () => {
  it.each([
    [0, true],
    [1e-12, true],
    [-1e-12, true],
    [1.001e-12, false],
    [-1.001e-12, false],
    [Number.NaN, false],
  ])("says of a difference of %d %s", (difference, is) => {
    expect(isRounding(difference)).toBe(is);
  });
});

describe("indexOfHighest", () => {
  it.each([
    [[1, 3, 2], 1],
    [[3, 1, 3], 0],
    [[0.3, 0.1 + 0.2], 0],
    [[-2, -1], 1],
    [[7], 0],
  ])("finds in %j the place %d, the first among equals", (values, index) => {
    expect(indexOfHighest(values)).toBe(index);
  });
});

describe("beatsBothEnds", () => {
  it.each([
    [[1, 2, 1], true],
    [[1, 2, 2], false],
    [[2, 2, 1], false],
    [[2, 1, 2], false],
    [[0.3, 0.1 + 0.2, 0.1], false],
  ])("says of %j %s", (values, beats) => {
    expect(beatsBothEnds(values)).toBe(beats);
  });
});
