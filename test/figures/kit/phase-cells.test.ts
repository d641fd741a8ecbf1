import { describe, expect, it } from "vitest";
import { borderOf, phaseCells, ridgeOf, unreachableBoxes } from "../../../src/figures/kit/phase-cells.ts";
import type { Row } from "../../../src/stats/table.ts";

/** A grid of pass rates, rows from low to high; null is out of reach. */
const grid = (
  rates: readonly (readonly (number | null)[])[],
  xs: readonly number[] = [1, 2, 4],
): readonly Row[] =>
  rates.flatMap((row, y) =>
    row.map((rate, i) => ({ x: xs[i], y, passRate: rate ?? 0, failureUnreachable: rate === null ? 0.5 : 0 })),
  );

const cellsOf = (rows: readonly Row[]) =>
  phaseCells(rows, { column: "x", spacing: "log" }, { column: "y", spacing: "linear" });

const open = grid([
  [null, 0.1, 0.2],
  [null, 0.3, 0.2],
  [0.1, 0.4, 0.4],
]);

describe("phaseCells", () => {
  it("ends cells half way to their neighbours, on a log axis at the geometric mean", () => {
    const [first, second] = cellsOf(open);
    expect([first.left, first.right]).toEqual([1 / Math.SQRT2, Math.SQRT2].map((x) => expect.closeTo(x, 12)));
    expect([second.left, second.right]).toEqual([first.right, Math.sqrt(8)]);
    expect([first.low, first.high]).toEqual([-0.5, 0.5]);
  });

  it("takes a cell for unreachable when some run ends at an unreachable stage", () => {
    expect(cellsOf(open).map(({ reachable }) => reachable)).toEqual([
      false,
      true,
      true,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });
});

describe("unreachableBoxes", () => {
  it("joins neighbours in a row, and rows that are alike", () => {
    const [left, right] = [cellsOf(open)[0].left, cellsOf(open)[0].right];
    expect(unreachableBoxes(cellsOf(open))).toEqual([{ left, right, low: -0.5, high: 1.5 }]);
  });

  it("keeps stretches of different length apart", () => {
    const stairs = grid([
      [0.1, null, null],
      [0.1, 0.2, null],
    ]);
    expect(unreachableBoxes(cellsOf(stairs)).map(({ low, high }) => [low, high])).toEqual([
      [-0.5, 0.5],
      [0.5, 1.5],
    ]);
  });

  it("is empty when everything can be reached", () => {
    expect(unreachableBoxes(cellsOf(grid([[0.1, 0.2, 0.3]])))).toEqual([]);
  });
});

describe("borderOf", () => {
  it("runs between what can be reached and what cannot, on both sides of a corner", () => {
    const [{ left, right }] = cellsOf(open);
    expect(borderOf(cellsOf(open))).toEqual([
      { x: right, x2: right, y: -0.5, y2: 0.5 },
      { x: right, x2: right, y: 0.5, y2: 1.5 },
      { x: left, x2: right, y: 1.5, y2: 1.5 },
    ]);
  });
});

describe("ridgeOf", () => {
  it("is the best column of each row, and none where the best is shared", () => {
    expect(ridgeOf(cellsOf(open)).map(({ x, y }) => [x, y])).toEqual([
      [4, 0],
      [2, 1],
    ]);
  });

  it("has nothing in a row without passes", () => {
    expect(ridgeOf(cellsOf(grid([[null, 0, 0]])))).toEqual([]);
  });
});
