import { describe, expect, it } from "vitest";
import { boxesOf, gridCells } from "../../../src/figures/kit/grid-cells.ts";

/** A grid of 1, 2, 3 by 0, 1, in an order of its own. */
const spots = [
  [3, 1],
  [1, 1],
  [2, 0],
  [1, 0],
  [3, 0],
  [2, 1],
].map(([x, y]) => ({ x, y, of: `${x} ${y}` }));

describe("gridCells", () => {
  it("come column by column, each from low to high, in whatever order their points do", () => {
    const cells = gridCells(spots, "linear", "linear");
    expect(cells.map(({ of }) => of)).toEqual(["1 0", "1 1", "2 0", "2 1", "3 0", "3 1"]);
    expect(cells[3]).toEqual({ x: 2, y: 1, of: "2 1", left: 1.5, right: 2.5, low: 0.5, high: 1.5 });
  });
});

describe("boxesOf", () => {
  it("joins rows from low to high, whichever comes first", () => {
    const cells = gridCells(spots, "linear", "linear").filter(({ x }) => x < 3);
    const one = [{ left: 0.5, right: 2.5, low: -0.5, high: 1.5 }];
    expect(boxesOf(cells)).toEqual(one);
    const highFirst = cells.toSorted((a, b) => b.y - a.y || a.x - b.x);
    expect(highFirst[0].y).toBe(1);
    expect(boxesOf(highFirst)).toEqual(one);
  });
});
