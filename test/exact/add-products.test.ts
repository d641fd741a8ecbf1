import { describe, expect, it } from "vitest";
import { addProducts } from "../../src/exact/add-products.ts";

/** Whole masses, so that nothing is rounded; some are 0. */
const masses = (length: number, seed: number) =>
  Float64Array.from({ length }, (_, i) => ((i + seed) * (i + 3)) % 5);

describe("addProducts", () => {
  it.each([0, 1, 3, 4, 5, 8, 11])(
    "adds every product of seven and %i masses where their places add up to",
    (length) => {
      const a = { cells: masses(12, 1), start: 2, length: 7 };
      const b = { cells: masses(20, 4), start: 5, length };
      const cells = masses(30, 2);
      const expected = [...cells];
      for (let i = 0; i < 7; i++)
        for (let j = 0; j < length; j++) expected[3 + i + j] += a.cells[2 + i] * b.cells[5 + j];
      addProducts(cells, 3, a, b);
      expect([...cells]).toEqual(expected);
    },
  );

  it("adds to a cell in the order of the second stretch", () => {
    // 1 is lost beside 2^53 unless it comes after −2^53; the first stretch is all ones
    const ones = { cells: new Float64Array(5).fill(1), start: 0, length: 5 };
    const sumOf = (...b: readonly number[]) => {
      const cells = new Float64Array(9);
      addProducts(cells, 0, ones, { cells: Float64Array.from(b), start: 0, length: 5 });
      return cells[4];
    };
    expect([sumOf(1, 2 ** 53, -(2 ** 53), 0, 0), sumOf(2 ** 53, -(2 ** 53), 1, 0, 0)]).toEqual([0, 1]);
    expect([sumOf(2 ** 53, 0, 0, 1, -(2 ** 53)), sumOf(2 ** 53, 0, 0, -(2 ** 53), 1)]).toEqual([0, 1]);
  });
});
