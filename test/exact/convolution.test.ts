import { describe, expect, it } from "vitest";
import { convolve } from "../../src/exact/convolution.ts";
import { Effort } from "../../src/exact/effort.ts";
import { Line } from "../../src/exact/line.ts";

const massesOf = ({ from, cells }: Line) => [from, [...cells]];
const effort = () => new Effort();

describe("convolve", () => {
  const short = new Line(-1, Float64Array.of(0.5, 0.5));
  const long = new Line(4, Float64Array.of(0.25, 0, 0.75));

  it("is the law of a sum, whichever of the two is longer", () => {
    // −1 or 0, and 4 or 6
    const sum = [3, [0.125, 0.125, 0.375, 0.375]];
    expect(massesOf(convolve(short, long, effort()))).toEqual(sum);
    expect(massesOf(convolve(long, short, effort()))).toEqual(sum);
  });

  it.each([1, 2, 3, 4, 5, 7, 8, 9])("gives each sum of %i and eleven masses its chance", (length) => {
    // whole masses, so that nothing is rounded; some are 0
    const [a, b] = [11, length].map((n) =>
      Float64Array.from({ length: n }, (_, i) => ((i + 1) * (i + 3)) % 5),
    );
    const sums = Array.from({ length: length + 10 }, () => 0);
    for (const [i, left] of a.entries()) for (const [j, right] of b.entries()) sums[i + j] += left * right;
    const first = sums.findIndex((sum) => sum > 0);
    const last = sums.findLastIndex((sum) => sum > 0);
    expect(massesOf(convolve(new Line(5, a), new Line(-2, b), effort()))).toEqual([
      3 + first,
      sums.slice(first, last + 1),
    ]);
  });

  it("leaves out what both tails hold below 1e-40 together, and nothing else", () => {
    const tailed = new Line(10, Float64Array.of(4e-41, 5e-41, 2e-41, 0.5, 0.5, 9e-41, 5e-41, 4e-41));
    expect(massesOf(convolve(tailed, Line.at(0), effort()))).toEqual([12, [2e-41, 0.5, 0.5, 9e-41]]);
    const held = new Line(10, Float64Array.of(1e-40, 1, 1e-40));
    expect(massesOf(convolve(held, Line.at(0), effort()))).toEqual([10, [1e-40, 1, 1e-40]]);
  });

  it("keeps one place of what holds next to nothing", () => {
    expect(convolve(new Line(2, Float64Array.of(1e-50, 1e-60)), Line.at(1), effort()).cells).toHaveLength(1);
  });

  it("says what it takes before it takes it", () => {
    const limited = (limits: { cells: number; work: number }) => () =>
      convolve(long, short, new Effort(limits));
    expect(limited({ cells: 5, work: 6 })).not.toThrow();
    expect(limited({ cells: 4, work: 6 })).toThrow("cells in one table");
    expect(limited({ cells: 5, work: 5 })).toThrow("multiply-adds");
  });
});
