import { describe, expect, it } from "vitest";
import { Line } from "../../src/exact/line.ts";
import { chancesOf, startsAt } from "../../src/exact/starts.ts";

const none = new Line();

describe("startsAt", () => {
  it("has the columns of every number of actions between the first and the last that stand there", () => {
    const lines = [
      new Line(0, Float64Array.of(1)),
      new Line(4, Float64Array.of(0.5, 0.25, 0.125)),
      none,
      new Line(6, Float64Array.of(0.0625)),
      new Line(8, Float64Array.of(1)),
    ];
    expect(startsAt(lines, 5, 3)).toEqual({
      ...{ used: 1, column: 5, width: 3 },
      chances: Float64Array.of(0.25, 0.125, 0, 0, 0, 0, 0, 0.0625, 0),
    });
    expect(startsAt(lines, 0, 1)).toEqual({ used: 0, column: 0, width: 1, chances: Float64Array.of(1) });
    expect(startsAt(lines, 8, 4)).toMatchObject({ used: 4, chances: Float64Array.of(1, 0, 0, 0) });
  });

  it("is null where nothing stands", () => {
    expect(startsAt([none, new Line(4, Float64Array.of(1))], 5, 9)).toBeNull();
    expect(startsAt([], 0, 1)).toBeNull();
  });
});

describe("chancesOf", () => {
  const starts = { used: 0, column: 10, width: 4, chances: new Float64Array(0) };
  const weights = Float64Array.of(0, 0.5, 0.25, 0, 0.125, 0, 0, 0.0625, 0, 0, 0, 0, 1, 1, 1, 1);

  it.each([
    [0, { first: 1, count: 2, column: 11, total: 0.75 }],
    [1, { first: 4, count: 4, column: 10, total: 0.1875 }],
    [3, { first: 12, count: 4, column: 10, total: 4 }],
  ])("has of row %i what stands between its first and its last chance", (row, chances) => {
    expect(chancesOf(weights, row, starts)).toEqual({ weights, ...chances });
  });

  it("has no chance of a row that has none", () => {
    expect(chancesOf(weights, 2, starts)).toMatchObject({ count: 0, total: 0 });
    const none = new Float64Array(16);
    expect(chancesOf(none, 1, starts)).toEqual({ weights: none, first: 8, count: 0, column: 14, total: 0 });
  });
});
