import { describe, expect, it } from "vitest";
import { rangeError, standingRanges } from "../../src/analysis/standing-ranges.ts";

describe("standingRanges", () => {
  it("gives all of 0…1 to what always stands", () => {
    expect(standingRanges(() => true)).toEqual([{ from: 0, to: 1 }]);
  });

  it("gives nothing to what never stands", () => {
    expect(standingRanges(() => false)).toEqual([]);
  });

  it.each([0.013, 0.2, 0.7301, 0.999])("finds the end at %f from within", (end) => {
    const [{ from, to }] = standingRanges((share) => share <= end);
    expect(from).toBe(0);
    expect(to).toBeLessThanOrEqual(end);
    expect(to).toBeGreaterThanOrEqual(end - rangeError);
  });

  it("finds two stretches apart, and both ends of an inner one", () => {
    const ranges = standingRanges((share) => share < 0.25 || (share > 0.55 && share < 0.85));
    expect(ranges).toHaveLength(2);
    expect(Math.abs(ranges[1].from - 0.55)).toBeLessThanOrEqual(rangeError);
    expect(Math.abs(ranges[1].to - 0.85)).toBeLessThanOrEqual(rangeError);
  });
});
