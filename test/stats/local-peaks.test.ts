import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexOfHighest } from "../../src/stats/compare.ts";
import { localPeaks } from "../../src/stats/local-peaks.ts";

const indices = (values: readonly number[]) => localPeaks(values).map(({ index }) => index);

describe("localPeaks", () => {
  it.each([
    { what: "one hill", values: [0, 2, 1], peaks: [1] },
    { what: "two hills", values: [0, 3, 1, 2, 0], peaks: [1, 3] },
    { what: "a climb to the right end", values: [0, 1, 2], peaks: [2] },
    { what: "a fall from the left end", values: [2, 1, 0], peaks: [0] },
    { what: "a plateau, at its first point", values: [0, 2, 2, 1], peaks: [1] },
    { what: "no peak on a terrace", values: [0, 1, 1, 2], peaks: [3] },
    { what: "no peak on a level line", values: [1, 1, 1], peaks: [] },
    { what: "no peak in nothing", values: [], peaks: [] },
    { what: "no peak of rounding", values: [0, 0.3, 0.1 + 0.2, 0.3, 1], peaks: [4] },
  ])("finds $what", ({ values, peaks }) => {
    expect(indices(values)).toEqual(peaks);
  });

  it("says how far a peak stands out of the higher valley beside it", () => {
    // 5 falls to 1 on its way to 7; 7 is the highest, and the lowest point of all is 0; 4 falls to 3 on its way back to 7
    expect(localPeaks([0, 5, 1, 7, 3, 4, 2]).map(({ prominence }) => prominence)).toEqual([4, 7, 1]);
  });

  it("always has the highest point among them when the curve changes at all", () => {
    const curve = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(curve, (values) => {
        fc.pre(new Set(values).size > 1);
        expect(indices(values)).toContain(indexOfHighest(values));
      }),
    );
  });
});
