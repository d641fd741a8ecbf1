import { describe, expect, it } from "vitest";
import { wholeNumbers } from "../../src/stats/whole-numbers.ts";

describe("wholeNumbers", () => {
  it.each([
    [2, 5, [2, 3, 4, 5]],
    [-1, 1, [-1, 0, 1]],
    [3, 3, [3]],
    [3, 2, []],
    [3, -9, []],
  ])("are from %d to %d, ends included: %j", (from, to, all) => {
    expect(wholeNumbers(from, to)).toEqual(all);
  });
});
