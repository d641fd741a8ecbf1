import fc from "fast-check";
import type { TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/figures/kit/figure-definition.ts";
import { figureWidth } from "../../../src/figures/kit/theme.ts";
import type { PlotAxis } from "../../../src/figures/plot/plot-axis.ts";
import { type PlotRequest, plotFigure } from "../../../src/figures/plot/plot-figure.ts";
import type { Row, Scalar } from "../../../src/stats/table.ts";
import { complaintsOf, figureContext, sampledRow } from "../../support/figure-rows.ts";
import { expectCounterExample } from "../../support/must-fail.ts";
import { pictureParts } from "../../support/picture-parts.ts";

const nothing = { x: null, y: [], colour: null, facet: [] };
const axis = (name: string, ...values: Scalar[]): PlotAxis => ({ name, values });
const attempts = axis("attempts", 1, 2, 3);
const agents = axis("agent", "model-1", "model-2");
const tolerances = axis("tolerance", 0, 1);
const goals = axis("goal", 120, 240, 360);

const request = (axes: readonly PlotAxis[], changes: Partial<PlotRequest> = {}): PlotRequest => ({
  axes,
  wish: nothing,
  main: ["successRate", "meanAbsoluteBias"],
  question: "",
  measured: "exact",
  ...changes,
});

/** An exact row for each combination: pass rates 0, 0.01, 0.02, …, and biases 1, 2, 3, … */
function exactRows(axes: readonly PlotAxis[]): readonly Row[] {
  const places = axes.reduce<readonly Row[]>(
    (before, { name, values }) => before.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
  return places.map((place, i) => ({
    ...place,
    engine: "exact",
    successRate: i / 100,
    meanAbsoluteBias: i + 1,
  }));
}

const both = (rows: readonly Row[]) => rows.flatMap((row) => [row, sampledRow(row)]);
const context = { ...figureContext, trials: 200 };

const drawn = (asked: PlotRequest, rows: readonly Row[]) =>
  plotFigure(asked, rows, context) as Figure<TopLevelSpec>;
const textOf = (asked: PlotRequest, rows: readonly Row[]) => JSON.stringify(drawn(asked, rows).spec);

interface Panel {
  readonly width: number;
  readonly height: number;
  readonly title?: { readonly text: readonly string[] };
  readonly layer: readonly {
    readonly mark?: Readonly<Record<string, unknown>>;
    readonly encoding: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly data: { readonly values: readonly Record<string, unknown>[] };
  }[];
}

/** The panels of a picture, row by row. */
const panelsOf = (asked: PlotRequest, rows: readonly Row[]): readonly (readonly Panel[])[] =>
  (drawn(asked, rows).spec as unknown as { vconcat: { hconcat?: Panel[] }[] }).vconcat.flatMap(
    ({ hconcat }) => (hconcat === undefined ? [] : [hconcat]),
  );

describe("plotFigure", () => {
  it.each<[string, readonly PlotAxis[]]>([
    ["one axis", [attempts]],
    ["two axes", [agents, attempts]],
    ["three axes", [agents, tolerances, attempts]],
    ["four axes", [agents, tolerances, goals, attempts]],
    ["axes of words", [agents, axis("style", "patient", "lenient", "a long name of a style")]],
    ["one axis of words", [agents]],
    ["powers", [agents, axis("attempts", 1, 2, 4, 8, 16)]],
    ["true and false", [axis("harness.flag", true, false), attempts]],
    ["an axis of one value", [axis("goal", 240)]],
  ])("draws %s, exact, sampled and both, with nothing for Vega-Lite to complain of", (_, axes) => {
    const exact = exactRows(axes);
    for (const rows of [exact, exact.map(sampledRow), both(exact)])
      expect(complaintsOf(drawn(request(axes), rows).spec)).toEqual([]);
  });

  it("puts the columns side by side and the facets below one another", () => {
    const panels = panelsOf(
      request([agents, tolerances, attempts]),
      exactRows([agents, tolerances, attempts]),
    );
    expect(panels.map((row) => row.map(({ title }) => title?.text.join(" / ")))).toEqual([
      ["tolerance = 0", "tolerance = 0"],
      ["tolerance = 1", "tolerance = 1"],
    ]);
  });

  it("puts the facets of one column in rows of three, in the order they are named", () => {
    const axes = [agents, tolerances, goals, attempts];
    const wish = { ...nothing, y: ["successRate"], facet: ["goal", "tolerance"] };
    expect(
      panelsOf(request(axes, { wish }), exactRows(axes)).map((row) =>
        row.map(({ title }) => title?.text.join(" / ")),
      ),
    ).toEqual([
      ["goal = 120, tolerance = 0", "goal = 120, tolerance = 1", "goal = 240, tolerance = 0"],
      ["goal = 240, tolerance = 1", "goal = 360, tolerance = 0", "goal = 360, tolerance = 1"],
    ]);
  });

  it("breaks a long heading, so that no panel moves", () => {
    const axes = [
      axis("a long name", "with very many words in it", "with others", "and more"),
      agents,
      attempts,
    ];
    const wish = { ...nothing, y: ["successRate"], facet: ["a long name", "agent"] };
    const [[{ title }]] = panelsOf(request(axes, { wish }), exactRows(axes));
    expect(title).toMatchObject({
      text: ["with very many words in it,", "model-1"],
      limit: expect.any(Number),
    });
  });

  const sampledAlone = (rows: readonly Row[]) =>
    panelsOf(
      request([attempts], { wish: { ...nothing, y: ["successRate", "meanAbsoluteBias"] } }),
      rows,
    ).flat();

  it("joins no points of a sample", () => {
    const scattered = { ...attempts, scattered: true };
    const exact = exactRows([attempts]);
    const types = (rows: readonly Row[]) =>
      JSON.stringify(panelsOf(request([scattered]), rows)).includes('"line"');
    expect([types(exact), types(both(exact)), types(exact.map(sampledRow))]).toEqual([false, false, false]);
    expect(JSON.stringify(panelsOf(request([attempts]), exact))).toContain('"line"');
    expect(textOf(request([scattered]), both(exact))).toContain("Dashes: exact.");
  });

  it("lays a line through exact values, and through sampled ones where there are no others", () => {
    const exact = exactRows([attempts]);
    const sampled = exact.map((row) => sampledRow({ ...row, successRate: 0.5 }));
    const heights = (rows: readonly Row[]) =>
      panelsOf(request([attempts]), rows)[0][0]
        .layer.filter(({ mark }) => mark?.["type"] === "line")
        .map(({ data }) => data.values.map(({ y }) => y));
    expect(heights(exact)).toEqual([[0, 0.01, 0.02]]);
    expect(heights([...exact, ...sampled])).toEqual([[0, 0.01, 0.02]]);
    expect(heights(sampled)).toEqual([[0.5, 0.5, 0.5]]);
  });

  it("draws a rate's interval from its ends, and a mean's from its standard error", () => {
    const [row] = exactRows([axis("attempts", 1)]);
    const panels = sampledAlone([sampledRow({ ...row, successRate: 0.5, meanAbsoluteBias: 4 })]);
    const [rate, mean] = panels.map(({ layer }) => layer.at(-1)?.data.values[0]);
    // 0.5 ± 0.01 are the ends that stand in the row; 4 ± 1.96 × 0.5.
    expect(rate).toEqual({ series: "exact", x: 1, y: 0.5, low: 0.49, high: 0.51 });
    expect(mean).toEqual({
      series: "exact",
      x: 1,
      y: 4,
      low: expect.closeTo(3.02),
      high: expect.closeTo(4.98),
    });
  });

  it("cuts an interval that reaches below 0 where a log scale begins", () => {
    const rows = exactRows([axis("attempts", 1, 2)]).map((row, i) =>
      sampledRow({ ...row, meanAbsoluteBias: i === 0 ? 0.5 : 50 }),
    );
    const [, { layer }] = sampledAlone(rows);
    expect(layer.at(-1)?.data.values.map(({ low }) => low)).toEqual([
      expect.closeTo(0.5 / 1.3),
      expect.closeTo(49.02),
    ]);
  });

  it("says where the first column is highest, and from where to where the others go", () => {
    const axes = [agents, attempts];
    const { finding, details } = drawn(request(axes, { question: "Who?" }), exactRows(axes));
    expect(finding).toBe("Pass rate is highest at model-2, attempts = 3: 0.050");
    expect(details).toEqual([
      "Who?",
      "Mean absolute final bias: from 1 (model-1, attempts = 1) to 6 (model-2, attempts = 3).",
    ]);
  });

  it.each<[string, readonly number[], string]>([
    ["one of several", [0.1, 0.5, 0.5], "Pass rate is highest, 0.50, in 2 of 3 cells, first at attempts = 2"],
    ["all alike", [0.5, 0.5, 0.5 + 1e-13], "Pass rate is 0.50 in every cell"],
    ["close to 1", [0, 0, 1 - 1e-9], "Pass rate is highest at attempts = 3: over 0.999"],
  ])("does not say more of the highest than is so: %s", (_, rates, finding) => {
    const rows = exactRows([attempts]).map((row, i) => ({ ...row, successRate: rates[i] }));
    expect(drawn(request([attempts]), rows).finding).toBe(finding);
  });

  it("says of the only cell what it has, and of a further column what is so in every cell, or in none", () => {
    const one = [axis("goal", 240)];
    expect(drawn(request(one), [{ goal: 240, successRate: 0.25, meanAbsoluteBias: 2 }])).toMatchObject({
      finding: "Pass rate is 0.25",
      details: ["Mean absolute final bias: 2 in every cell."],
    });
    const unknown = [1, 2, 3].map((at) => ({ attempts: at, successRate: at / 4, meanAbsoluteBias: null }));
    expect(drawn(request([attempts]), unknown).details).toEqual([
      "Mean absolute final bias has no value in any cell.",
    ]);
  });

  it("says shares from 0 to 1 as rates, and other numbers as they are", () => {
    const said = (...values: readonly number[]) => {
      const rows = values.map((share, i) => ({ attempts: i + 1, successRate: 0, share }));
      const main = ["successRate", "share"];
      return drawn(request([attempts], { main }), rows).details[0];
    };
    expect(said(0.05, 0.5, 1)).toBe("Share: from 0.050 (attempts = 1) to 1 (attempts = 3).");
    expect(said(0, 0.05, 0.05)).toBe("Share: from 0 (attempts = 1) to 0.050 (attempts = 2).");
    expect(said(0.05, 0.5, 1.1)).toBe("Share: from 0.05 (attempts = 1) to 1.1 (attempts = 3).");
    expect(said(-0.5, 0, 0.05)).toBe("Share: from -0.5 (attempts = 1) to 0.05 (attempts = 3).");
  });

  it("says a place in few digits, however many it has", () => {
    const tolerance = axis("tolerance", 0.711044046562, 3.27354404656);
    const { finding } = drawn(request([tolerance]), exactRows([tolerance]));
    expect(finding).toBe("Pass rate is highest at tolerance = 3.274: 0.010");
    const goal = axis("goal", 120, 12_345);
    expect(drawn(request([goal]), exactRows([goal])).finding).toContain("at goal = 12345:");
  });

  it("judges exact rows where there are any, and calls what is sampled an estimate", () => {
    const exact = exactRows([attempts]);
    const lucky = exact.map((row, i) => sampledRow({ ...row, successRate: i === 0 ? 1 : 0 }));
    expect(drawn(request([attempts]), [...exact, ...lucky]).finding).toContain("at attempts = 3: 0.020");
    expect(drawn(request([attempts]), lucky).finding).toContain("at attempts = 1: 1 (estimated)");
  });

  it("says under the picture what lines and points are, and where all of it is", () => {
    const [exact, fixed] = [exactRows([attempts]), axis("goal", 240)];
    const at = [fixed, attempts];
    expect(textOf(request([attempts]), exact)).toContain("All exact.");
    expect(textOf(request([attempts]), both(exact))).toContain("Lines: exact. Points: 200 trials each.");
    expect(textOf(request([attempts]), exact.map(sampledRow))).toContain(
      "Points: 200 trials each, with 95 % intervals; lines join them.",
    );
    expect(textOf(request([agents]), both(exactRows([agents])))).toContain("Dashes: exact.");
    expect(textOf(request(at), exactRows(at))).toContain("All exact. At goal = 240.");
    expect(drawn(request(at), exactRows(at)).finding).toBe("Pass rate is highest at attempts = 3: 0.020");
  });

  /** The picture of one column in so many facets. */
  const inFacets = (count: number) => {
    const axes = [axis("goal", ...Array.from({ length: count }, (_, i) => 10 * i)), attempts];
    const wish = { ...nothing, y: ["successRate"], x: "attempts", facet: ["goal"] };
    return panelsOf(request(axes, { wish }), exactRows(axes));
  };
  const titlesOf = (rows: readonly (readonly Panel[])[], along: "x" | "y") =>
    rows.map((row) => row.map(({ layer }) => layer[0].encoding[along]["title"] !== null));

  it("says what lies along x where no panel is below, and upwards once in a row", () => {
    const five = inFacets(5);
    expect(titlesOf(five, "x")).toEqual([
      [false, false, true],
      [true, true],
    ]);
    expect(titlesOf(five, "y")).toEqual([
      [true, false, false],
      [true, false],
    ]);
  });

  it("says of each column what it is, in every row", () => {
    const axes = [agents, tolerances, attempts];
    const rows = panelsOf(request(axes), exactRows(axes));
    expect(titlesOf(rows, "x")).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(titlesOf(rows, "y").flat()).toEqual([true, true, true, true]);
  });

  it("has panels as high as their number lets them be, and as wide as the page with room for labels between", () => {
    const sizes = [1, 2, 3, 4, 9].map((count) => inFacets(count));
    const heights = sizes.map((rows) => rows[0][0].height);
    // of one row, of two, and of more
    expect(heights[0]).toBe(heights[2]);
    expect(heights[3]).toBeLessThan(heights[0]);
    expect(heights[4]).toBeLessThan(heights[3]);
    for (const [row] of sizes) {
      const left = figureWidth - row.reduce((sum, { width }) => sum + width, 0);
      expect(left).toBeGreaterThanOrEqual(36 * (row.length - 1));
      expect(left).toBeLessThan(54 * (row.length - 1) + 1);
    }
  });

  it("leaves more room between panels that say what they measure", () => {
    const three = ["successRate", "meanAbsoluteBias", "cost"];
    const rows = exactRows([attempts]).map((row) => ({ ...row, cost: 1 }));
    const wish = { ...nothing, y: three };
    const [[named]] = panelsOf(request([attempts], { wish }), rows);
    expect(named.width).toBeLessThan(inFacets(3)[0][0].width);
  });

  const keyOf = (asked: PlotRequest, rows: readonly Row[]) => {
    const { key, rows: panels } = pictureParts(drawn(asked, rows).spec);
    // without a key the panels come first
    return panels.length === 0 ? [] : key.marks.flatMap(({ mark }) => mark["text"] ?? []);
  };

  it("has a key that names what there is to tell apart, and none where all is of one kind", () => {
    const [one, two] = [[attempts], [agents, attempts]];
    const [alone, coloured] = [request(one), request(two)];
    const interval = "Monte Carlo, 95 % interval";
    expect(keyOf(alone, exactRows(one))).toEqual([]);
    expect(keyOf(alone, exactRows(one).map(sampledRow))).toEqual([]);
    expect(keyOf(alone, both(exactRows(one)))).toEqual(["exact", interval]);
    expect(keyOf(coloured, exactRows(two))).toEqual(["model-1", "model-2"]);
    expect(keyOf(coloured, both(exactRows(two)))).toEqual(["model-1", "model-2", interval]);
  });

  const marksOf = (axes: readonly PlotAxis[], rows: readonly Row[]) =>
    panelsOf(request(axes, { main: ["successRate"] }), rows)[0][0].layer.flatMap(({ mark }) =>
      mark ? [mark] : [],
    );
  const steps = (count: number) => axis("attempts", ...Array.from({ length: count }, (_, i) => i));

  it("has a dot for each of up to 12 places along a line", () => {
    const typesOf = (count: number) =>
      marksOf([steps(count)], exactRows([steps(count)])).map(({ type }) => type);
    expect([typesOf(11), typesOf(12), typesOf(13)]).toEqual([["line", "point"], ["line", "point"], ["line"]]);
  });

  it("has larger dots, and longer dashes, where no line joins them", () => {
    const exact = exactRows([agents]);
    const sizeOf = (marks: ReturnType<typeof marksOf>) =>
      Number(marks.find(({ type }) => type === "point")?.["size"]);
    expect(sizeOf(marksOf([agents], exact))).toBeGreaterThan(
      1.5 * sizeOf(marksOf([steps(3)], exactRows([steps(3)]))),
    );
    // along numbers neighbours may stand close
    const scattered = { ...steps(3), scattered: true };
    expect(sizeOf(marksOf([agents], both(exact)))).toBeGreaterThan(
      2 * sizeOf(marksOf([scattered], both(exactRows([scattered])))),
    );
  });

  it("draws points full, and outlines that can be seen but are no blots", () => {
    const scattered = { ...steps(3), scattered: true };
    for (const one of [steps(3), agents, scattered]) {
      const exact = exactRows([one]);
      for (const rows of [exact, both(exact)]) {
        for (const mark of marksOf([one], rows).filter(({ type }) => type === "point")) {
          expect(mark["opacity"]).toBe(1);
          if (mark["shape"] !== "stroke") expect(mark["filled"] ?? mark["fill"] === "white").toBe(true);
          if (mark["filled"] === true) continue;
          expect(Number(mark["strokeWidth"])).toBeGreaterThanOrEqual(0.5);
          expect(Number(mark["strokeWidth"])).toBeLessThanOrEqual(2);
        }
      }
    }
  });

  it("sets the series of a word beside one another, and those of a number upon it", () => {
    const styles = axis("style", "patient", "lenient", "strict");
    const asideIn = (axes: readonly PlotAxis[]) =>
      panelsOf(request(axes), exactRows(axes))[0][0].layer.flatMap(
        ({ encoding }) => encoding["xOffset"] ?? [],
      );
    expect(asideIn([agents, styles])).toEqual([
      { field: "series", scale: { domain: ["model-1", "model-2"] } },
    ]);
    expect([asideIn([styles]), asideIn([agents, attempts])]).toEqual([[], []]);
  });

  /** The scale of the mean bias over cells with such values, and the ends of their intervals. */
  const biasScale = (...cells: readonly (readonly [value: number, low: number, high: number])[]) => {
    const rows = cells.map(([value, low, high], i) => ({
      attempts: i,
      engine: "monte-carlo",
      meanAbsoluteBias: value,
      meanAbsoluteBiasLow: low,
      meanAbsoluteBiasHigh: high,
    }));
    const asked = request([steps(cells.length)], { wish: { ...nothing, y: ["meanAbsoluteBias"] } });
    const [[{ layer }]] = panelsOf(asked, rows);
    return layer[0].encoding["y"]["scale"] as { type?: string; domain: readonly number[] };
  };

  it("has room for whole intervals, but for the part that a log scale has no place for", () => {
    expect(biasScale([5, 0.5, 30]).domain[0]).toBeLessThan(0.5);
    expect(biasScale([0, -2, 2]).domain[0]).toBeLessThan(-2);
    expect(biasScale([-1, -2, 2]).domain).toEqual([expect.closeTo(-2.32), expect.closeTo(2.32)]);
    // what reaches down to 0 makes no difference to whether the values are far apart
    expect(biasScale([2, 0, 4], [80, 70, 90])).toMatchObject({ type: "log" });
    expect(biasScale([2, 0, 4], [8, 7, 9])).toMatchObject({ domain: [0, expect.closeTo(10.08)] });
  });

  /** Rows of a measurement that has several for each cell. */
  const perAction = [1, 2].flatMap((tolerance) =>
    [1, 2, 3].map((actions) => ({ tolerance, goal: 240, actions, sum: 8 * actions, reach: 0.1 * actions })),
  );
  const several = request([axis("tolerance", 1, 2)], { main: ["reach"], measured: "attempt-by-actions" });

  it("takes the column that tells the rows of a cell apart along x, and names the measurement", () => {
    const text = textOf(several, perAction);
    expect(text).toContain('"title":"Actions"');
    expect(text).toContain("Measured: attempt-by-actions.");
    expect(drawn(several, perAction).finding).toBe(
      "Reach is highest, 0.30, in 2 of 6 cells, first at tolerance = 1, actions = 3",
    );
  });

  it("takes a named column for an axis", () => {
    const wish = { ...nothing, x: "sum", colour: "actions" };
    const text = textOf({ ...several, wish }, perAction);
    expect(text).toContain('"title":"Sum"');
    expect(text).toContain('"actions = 3"');
  });

  it.each<[string, PlotRequest, readonly Row[], string]>([
    [
      "rows on one point",
      { ...several, wish: { ...nothing, x: "tolerance" } },
      perAction,
      "several rows of a cell",
    ],
    [
      "text where numbers are needed",
      request([agents], { main: ["engine"] }),
      exactRows([agents]),
      "must hold a number",
    ],
    ["no rows", request([agents]), [], "there are no rows"],
    [
      "a column of too many values as colour",
      { ...several, wish: { ...nothing, x: "tolerance", colour: "step" } },
      Array.from({ length: 7 }, (_, step) => ({ tolerance: 1, step, reach: 0 })),
      "at most 6 values apart, but step has 7",
    ],
  ])("refuses %s", (_, asked, rows, message) => {
    expect(() => drawn(asked, rows)).toThrow(RangeError);
    expect(() => drawn(asked, rows)).toThrow(message);
  });

  it("leaves out what has no value, and says so when nothing has one", () => {
    const rows = exactRows([attempts]).map((row, i) => ({ ...row, successRate: i === 1 ? null : 0.5 }));
    const [[{ layer }]] = panelsOf(request([attempts]), rows);
    expect(layer[0].data.values.map(({ x }) => x)).toEqual([1, 3]);
    const none = rows.map((row) => ({ ...row, successRate: null }));
    expect(drawn(request([attempts]), none).finding).toBe("Pass rate has no value in any cell");
    expect(complaintsOf(drawn(request([attempts]), none).spec)).toEqual([]);
  });

  /** Every number drawn of the first column, in ascending order. */
  const numbersOf = (axes: readonly PlotAxis[], rows: readonly Row[]): readonly number[] => {
    const asked = request(axes, { wish: { ...nothing, y: ["successRate"] } });
    const layers = panelsOf(asked, rows).flatMap((row) => row.map(({ layer }) => layer[0]));
    return layers.flatMap(({ data }) => data.values.map(({ y }) => Number(y))).sort((a, b) => a - b);
  };
  const grids = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 8 }))
    .map((sizes) =>
      sizes.map((size, i) =>
        axis("abc"[i], ...Array.from({ length: size }, (_, j) => (i === 0 ? `w${j}` : j))),
      ),
    );
  const isWhole = (axes: readonly PlotAxis[], rows: readonly Row[]) =>
    JSON.stringify(numbersOf(axes, rows)) ===
    JSON.stringify(exactRows(axes).map((row) => row["successRate"]));

  it("draws every row once, whatever the axes", () => {
    fc.assert(
      fc.property(grids, (axes) => isWhole(axes, exactRows(axes))),
      { numRuns: 40 },
    );
  });

  it("would be found out if it left a row away (the statement can fail)", () => {
    expectCounterExample(
      fc.property(
        grids,
        (axes) => axes.every(({ values }) => values.length < 2) || isWhole(axes, exactRows(axes).slice(1)),
      ),
      100,
    );
  });
});
