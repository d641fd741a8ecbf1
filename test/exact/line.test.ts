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
    // a quarter more each time: 1.25 ^ 42 is above 10,000
    expect(grown).toBeLessThan(60);
    expect(line.total()).toBe(10_001);
  });

  it("takes no room for no mass", () => {
    const line = new Line();
    line.add(1000, 0);
    expect(line.cells).toHaveLength(0);
  });
});
