import { describe, expect, it } from "vitest";
import { distinct } from "../../src/stats/distinct.ts";

describe("distinct", () => {
  it("has each value once, ascending by size and not by its digits", () => {
    const values = [10, 9, -2, 9, 0.5, 10, -10];
    expect(distinct(values)).toEqual([-10, -2, 0.5, 9, 10]);
    expect(values[0]).toBe(10);
    expect(distinct([])).toEqual([]);
  });
});
