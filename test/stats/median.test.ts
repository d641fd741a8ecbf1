import { describe, expect, it } from "vitest";
import { median } from "../../src/stats/median.ts";

describe("median", () => {
  it.each([
    [[3, 1, 2], 2],
    [[10, 1, 2, 3], 2.5],
    [[1, 105_531], 52_766],
    [[7], 7],
    [[], Number.NaN],
  ])("is of %j %s", (values, middle) => {
    expect(median(values)).toBe(middle);
  });
});
