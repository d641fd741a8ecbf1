import { describe, expect, it } from "vitest";
import { phasesOf } from "../../../src/analysis/facts/phases.ts";
import { borderOf, phaseCells, unreachableBoxes } from "../../../src/figures/kit/phase-cells.ts";
import { phaseRows } from "../../support/phase-rows.ts";

/** The cells of K = 1, 2, 4 at tolerances 0, 1, …; null is out of reach. */
const cellsOf = (...rates: readonly (readonly (number | null)[])[]) => {
  const rows = phaseRows("a", "tolerance", [1, 2, 4], Object.fromEntries(rates.entries()));
  return phaseCells(phasesOf(rows, "tolerance")[0], "linear");
};

const open = cellsOf([null, 0.1, 0.2], [null, 0.3, 0.2], [0.1, 0.4, 0.4]);
const [{ left, right }] = open;

describe("phaseCells", () => {
  it("ends cells half way to their neighbours, on a log axis at the geometric mean", () => {
    expect([left, right]).toEqual([1 / Math.SQRT2, Math.SQRT2].map((x) => expect.closeTo(x, 12)));
    const next = open.find(({ x }) => x === 2);
    expect([next?.left, next?.right]).toEqual([right, Math.sqrt(8)]);
    expect([next?.low, next?.high]).toEqual([-0.5, 0.5]);
  });

  it("ends the last cell of an axis as far from its value as the edge before it", () => {
    const last = open.find(({ x, y }) => x === 4 && y === 2);
    expect([last?.left, last?.right]).toEqual([Math.sqrt(8), expect.closeTo(4 * Math.SQRT2, 12)]);
    expect([last?.low, last?.high]).toEqual([1.5, 2.5]);
  });

  it("gives the cell of a lone value a height", () => {
    const [cell] = cellsOf([0.1, 0.2, 0.3]);
    expect([cell.low, cell.high]).toEqual([-0.5, 0.5]);
    const lone = phaseRows("a", "attempts", [1, 2, 4], { 4: [0.1, 0.2, 0.3] });
    const [{ low, high }] = phaseCells(phasesOf(lone, "attempts")[0], "log");
    expect([low, high]).toEqual([4 / Math.SQRT2, 4 * Math.SQRT2].map((edge) => expect.closeTo(edge, 12)));
  });

  it("comes column by column, each from low to high", () => {
    const places = [1, 2, 4].flatMap((x) => [0, 1, 2].map((y) => [x, y]));
    expect(open.map(({ x, y }) => [x, y])).toEqual(places);
  });
});

describe("unreachableBoxes", () => {
  it("joins neighbours in a row, and rows that are alike", () => {
    expect(unreachableBoxes(open)).toEqual([{ left, right, low: -0.5, high: 1.5 }]);
  });

  it("keeps stretches of different length apart", () => {
    const stairs = cellsOf([0.1, null, null], [0.1, 0.2, null]);
    expect(unreachableBoxes(stairs).map((box) => [box.left, box.low, box.high])).toEqual([
      [right, -0.5, 0.5],
      [Math.sqrt(8), 0.5, 1.5],
    ]);
  });

  it("is empty when everything can be reached", () => {
    expect(unreachableBoxes(cellsOf([0.1, 0.2, 0.3]))).toEqual([]);
  });
});

describe("borderOf", () => {
  it("runs between what can be reached and what cannot, on both sides of a corner", () => {
    expect(borderOf(open)).toEqual([
      { x: right, x2: right, y: -0.5, y2: 0.5 },
      { x: right, x2: right, y: 0.5, y2: 1.5 },
      { x: left, x2: right, y: 1.5, y2: 1.5 },
    ]);
  });
});
