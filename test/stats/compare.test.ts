import { describe, expect, it } from "vitest";
import { isAbove } from "../../src/stats/compare.ts";

const infinite = Number.POSITIVE_INFINITY;

describe("isAbove", () => {
  it.each([
    [0.3, 0.1 + 0.2, false],
    [0.1 + 0.2, 0.3, false],
    [2e-30, 1e-30, true],
    [infinite, 1, true],
    [1, -infinite, true],
    [infinite, infinite, false],
    [1, infinite, false],
  ])("says of %d and %d %s", (value, other, above) => {
    expect(isAbove(value, other)).toBe(above);
  });
});
