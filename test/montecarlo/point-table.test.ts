import { describe, expect, it } from "vitest";
import { Draws } from "../../src/montecarlo/draws.ts";
import { PointTable } from "../../src/montecarlo/point-table.ts";
import { Stream } from "../../src/random/stream.ts";

const law = [0.3, 0.1, 0.2, 0.15, 0.05, 0.2];
const values = [7, 0, 3, 12, 5, 2 ** 31 - 1];

describe("PointTable", () => {
  it("gives every value its exact share of evenly spaced draws", () => {
    const shares = sharesOf(new PointTable(law, values, 3), 3);
    law.forEach((p, i) => {
      expect(Math.abs(shares[i] - p)).toBeLessThan(1e-4);
    });
  });

  it("does not, to that accuracy, for a law one per cent off: the test sees it", () => {
    const shares = sharesOf(new PointTable([0.297, 0.103, ...law.slice(2)], values, 3), 3);
    expect(Math.abs(shares[0] - law[0])).toBeGreaterThan(2e-3);
  });

  it("takes as many bits of a draw as it may, four points for a value and 256 at least", () => {
    const drawn = (outcomes: number, most: number) => {
      const even = Array.from({ length: outcomes }, () => 1 / outcomes);
      const table = new PointTable(
        even,
        even.map((_, i) => i),
        most,
      );
      // The first draw that is not the first value any more.
      let at = 0;
      while (table.draw(scripted([at])) === 0) at++;
      return at;
    };
    // 2¹⁶ draws, of which the first value owns its whole points.
    expect(drawn(3, 13)).toBe(85 * 2 ** 8);
    expect(drawn(64, 13)).toBe(4 * 2 ** 8);
    expect(drawn(65, 13)).toBe(7 * 2 ** 7);
    expect(drawn(65, 7)).toBe(1 * 2 ** 9);
    expect(drawn(128, 13)).toBe(4 * 2 ** 7);
  });

  it("draws the one value of a law that has no other, and never one of probability 0", () => {
    const table = new PointTable([0, 1, 0], [1, 2, 3], 13);
    for (const drawn of [0, 2 ** 15, 2 ** 16 - 1]) expect(table.draw(scripted([drawn]))).toBe(2);
  });
});

/** The share of each value when every point is drawn once, at an escape each of them again, and then evenly spaced units. */
function sharesOf(table: PointTable, bits: number): readonly number[] {
  const [size, perPoint] = [2 ** bits, 1000];
  const seen = values.map(() => 0);
  for (let point = 0; point < size; point++)
    for (let again = 0; again < size; again++)
      for (let i = 0; i < perPoint; i++) {
        const draws = scripted(
          [point, again].map((at) => at << (16 - bits)),
          (i + 0.5) / perPoint,
        );
        seen[values.indexOf(table.draw(draws))]++;
      }
  return seen.map((count) => count / (perPoint * size * size));
}

/** Draws that come to these, and a unit. */
function scripted(halves: readonly number[], unit = 0.5): Draws {
  const draws = new Draws(new Stream(Int32Array.of(1, 2, 3, 4)));
  let at = 0;
  draws.next = () => halves[at++];
  draws.nextUnit = () => unit;
  return draws;
}
