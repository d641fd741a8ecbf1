import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Line } from "../../src/exact/line.ts";

const heldBy = (line: Line) => {
  const held: (readonly [number, number])[] = [];
  line.each((index, mass) => held.push([index, mass]));
  return held;
};

describe("Line", () => {
  it("keeps each mass where it was put, above and below what it holds, and tells them in order", () => {
    const line = new Line(5, Float64Array.of(0.25));
    for (const index of [9, -40, 100, 5, -41]) line.add(index, 0.125);
    expect(heldBy(line)).toEqual([
      [-41, 0.125],
      [-40, 0.125],
      [5, 0.375],
      [9, 0.125],
      [100, 0.125],
    ]);
    expect(line.total()).toBe(0.875);
  });

  it.each([1, -1])("makes room seldom while it grows by ones (towards %i)", (direction) => {
    const line = Line.at(0);
    let grown = 0;
    for (let i = 1; i <= 10_000; i++) {
      const before = line.cells;
      line.add(direction * i, 1);
      if (line.cells !== before) grown += 1;
    }
    // 8 and a quarter more each time: from 1, 26 times to 10,000 (an eighth more would be 43 times)
    expect(grown).toBeLessThan(30);
    expect(line.total()).toBe(10_001);
  });

  it("takes no room for no mass, and none to spare for the first that comes", () => {
    const line = new Line();
    line.add(1000, 0);
    expect(line.cells).toHaveLength(0);
    line.add(1000, 0.5);
    expect([line.from, ...line.cells]).toEqual([1000, 0.5]);
  });

  it("takes room for both ends of a spread, with some to spare where it grows", () => {
    const line = new Line();
    const two = Float64Array.of(0.5, 0.5);
    const spread = (index: number) =>
      line.addSpread(index, { weights: two, first: 0, count: 2 }, { cells: two, start: 0, length: 2 }, 1);
    // 7, 8 and 9
    spread(7);
    expect([line.from, line.cells.length]).toEqual([7, 3]);
    expect(heldBy(line).map(([, mass]) => mass)).toEqual([0.25, 0.5, 0.25]);
    // 4, 5 and 6, with 8 below to spare: a quarter of three is none
    spread(4);
    expect([line.from, line.cells.length]).toEqual([4 - 8, 14]);
    // −5, −4 and −3, with 8 and a quarter of 14 below
    spread(-5);
    expect([line.from, line.cells.length]).toEqual([-5 - 11, 14 + 1 + 11]);
    // up to 20, with 8 and a quarter of 26 above
    spread(18);
    expect([line.from, line.cells.length]).toEqual([-16, 20 + 16 + 1 + 14]);
    expect(heldBy(line).map(([at]) => at)).toEqual([-5, -4, -3, 4, 5, 6, 7, 8, 9, 18, 19, 20]);
  });

  const held = new Line(3, Float64Array.of(0.5, 0, 0.25, 0.125));

  it.each([
    [3, 6, 0.875],
    [-9, 99, 0.875],
    [4, 5, 0.25],
    [6, 6, 0.125],
    [7, 9, 0],
    [-2, 2, 0],
    [5, 4, 0],
  ])("sums what it holds from %i to %i, both included", (low, high, sum) => {
    expect(held.sum(low, high)).toBe(sum);
  });

  it("has no mass outside of what it holds", () => {
    expect([2, 3, 4, 5, 6, 7].map((index) => held.at(index))).toEqual([0, 0.5, 0, 0.25, 0.125, 0]);
  });

  it.each([
    [3, 4, [9, 0.5, 0, 0.25, 0.125, 9]],
    [1, 4, [9, 9, 9, 0.5, 0, 9]],
    [5, 3, [9, 0.25, 0.125, 9, 9, 9]],
    [7, 2, [9, 9, 9, 9, 9, 9]],
  ])("copies what it holds from %i on to %i places, and leaves the others", (index, count, copied) => {
    const cells = new Float64Array(6).fill(9);
    held.copyTo(cells, 1, index, count);
    expect([...cells]).toEqual(copied);
  });

  it("adds a spread where it falls within a range: every weight times every mass of the stretch", () => {
    const place = fc.integer({ min: -6, max: 6 });
    const masses = fc.array(fc.constantFrom<number>(0, 0.25, 0.5, 1), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        place,
        masses,
        masses,
        place,
        fc.nat(12),
        fc.boolean(),
        (index, by, over, low, width, everywhere) => {
          const range = everywhere ? undefined : { low, high: low + width };
          const line = new Line(0, Float64Array.of(1));
          // both stand behind a place that is none of theirs
          const weights = { weights: Float64Array.of(7, ...by, 7), first: 1, count: by.length };
          const stretch = { cells: Float64Array.of(7, ...over, 7), start: 1, length: over.length };
          line.addSpread(index, weights, stretch, 2, range);
          for (let at = -20; at <= 20; at++) {
            const isIn = range === undefined || (at >= range.low && at <= range.high);
            const added = by.reduce((sum, weight, i) => sum + weight * 2 * (over[at - index - i] ?? 0), 0);
            expect(line.at(at)).toBe((at === 0 ? 1 : 0) + (isIn ? added : 0));
          }
        },
      ),
    );
  });
});
