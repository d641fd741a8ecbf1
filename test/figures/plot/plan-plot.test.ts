import { describe, expect, it } from "vitest";
import { planPlot } from "../../../src/figures/plot/plan-plot.ts";
import type { PlotAxis } from "../../../src/figures/plot/plot-axis.ts";

/** x with two numbers, and two axes of words with so many values that go to facets. */
const axes = (first: number, second = 1): readonly PlotAxis[] => [
  { name: "x", values: [1, 2] },
  ...[first, second].map((size, i) => ({
    name: `f${i}`,
    values: Array.from({ length: size }, (_, value) => `v${value}`),
  })),
];
const wish = { x: "x", y: [], colour: null, facet: ["f0", "f1"] };
const columns = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`);

describe("planPlot", () => {
  it("lays out 20,000 points", () => {
    const values = Array.from({ length: 20_000 }, (_, i) => i);
    expect(planPlot([{ name: "x", values }], { ...wish, facet: [] }, columns(1)).y).toEqual(columns(1));
  });

  it.each([
    ["one facet of one column alone", 1, 1, 1, 1],
    ["two columns side by side", 1, 2, 2, 2],
    ["four columns in rows of three", 1, 4, 4, 3],
    ["a row for each facet of two columns", 8, 2, 2, 2],
    ["facets of one column in rows of three", 24, 1, 1, 3],
    ["the first column alone where two have no room", 9, 2, 1, 3],
  ])("lays out %s", (_, facets, main, drawn, perRow) => {
    const plan = planPlot(axes(facets), wish, columns(main));
    expect([plan.y, plan.perRow]).toEqual([columns(drawn), perRow]);
  });

  it.each([
    [
      "facets of one column",
      axes(5, 5),
      columns(2),
      [],
      "25 facets, one for each f0 (5) × f1 (5), but at most 24 fit in",
    ],
    [
      "facets of named columns",
      axes(9),
      [],
      columns(2),
      "9 facets, one for each f0 (9) × f1 (1), but at most 8 fit of 2",
    ],
    [
      "facets of four columns",
      axes(5),
      [],
      columns(4),
      "5 facets, one for each f0 (5) × f1 (1), but at most 4 fit of 4",
    ],
    ["columns", axes(1), [], columns(25), "there would be 25 columns, but at most 24 fit in a picture"],
    [
      "points",
      [{ name: "x", values: Array.from({ length: 20_001 }, (_, i) => i) }],
      columns(1),
      [],
      "there would be 20,001 points, but at most 20,000 fit in a picture",
    ],
  ])("refuses too many %s, with their number and a way out", (_, given, main, y, message) => {
    const own = given.length === 1 ? { ...wish, facet: [] } : wish;
    expect(() => planPlot(given, { ...own, y }, main)).toThrow(message);
    expect(() => planPlot(given, { ...own, y }, main)).toThrow("give an axis fewer values");
  });
});
