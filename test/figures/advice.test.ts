import { describe, expect, it } from "vitest";
import { advice } from "../../src/figures/advice.ts";
import { seriesStyles } from "../../src/figures/kit/theme.ts";
import { adviceRow, adviceRows } from "../support/advice-rows.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";

describe("advice", () => {
  it("has its finding for a title: in how many worlds the advice stands", () => {
    const { finding } = drawn(advice, adviceRows);
    expect(finding).toBe("Advice travels: K = 4 stands in 20 of 31 worlds where K matters");
    const few = adviceRows.filter(({ agent }) => agent === "model-2");
    expect(drawn(advice, few).finding).toBe(
      "Advice does not travel: K = 4 stands in 4 of 15 worlds where K matters",
    );
  });

  it("calls advice that stands in half of the worlds one that travels", () => {
    const base = adviceRow("closed", "model-2", 1, 10, [0.5, 0.5]);
    const flipped = [8, 9, 11].map((horizon) => adviceRow("closed", "model-2", 1, horizon, [0.1, 0.5, 9]));
    const findingOf = (flips: number) => drawn(advice, [base, ...flipped.slice(0, flips)]).finding;
    expect(findingOf(1)).toBe("Advice travels: K = 4 stands in 1 of 2 worlds where K matters");
    expect(findingOf(2)).toBe("Advice does not travel: K = 4 stands in 1 of 3 worlds where K matters");
    expect(findingOf(3)).toContain("does not travel");
  });

  it("says what one change does, and what flipping costs", () => {
    const { details } = drawn(advice, adviceRows);
    expect(details).toEqual([
      "The best of model-2, closed, H = 10, ε = 1. One thing changed, at most 0.05 is lost at ε = 1…2, H = 9…10 and model-1; " +
        "what flips it: H = 8 (then K = 9; 0.40 lost), H = 12 (then K = 3; 0.060 lost) and open (then K = 15; 0.25 lost).",
      "It stands in 12 of 15 closed and 8 of 16 open worlds. Where it flips, 0.31 is lost on average, 1 at most.",
    ]);
  });

  it("says nothing of flips where there are none", () => {
    const calm = [
      adviceRow("closed", "model-2", 1, 10, [0.5, 0.5]),
      adviceRow("closed", "model-2", 1, 12, [0.5, 0.5]),
    ];
    expect(drawn(advice, calm).details).toEqual([
      "The best of model-2, closed, H = 10, ε = 1. One thing changed, at most 0.05 is lost at ε = 1 and H = 10…12.",
      "It stands in 2 of 2 closed worlds.",
    ]);
  });

  it("has a row of panels for each semantics, a panel for each agent, and marks where the advice comes from in one", () => {
    const rows = panelsOf(advice, adviceRows);
    expect(rows.map((row) => row.length)).toEqual([2, 2]);
    const origins = rows.flat().map(({ layer }) => valuesOf(layer[3]).length);
    expect(origins).toEqual([1, 0, 0, 0]);
    expect(valuesOf(rows[0][0].layer[3])).toEqual([{ x: 10, y: 1 }]);
    expect(rows[0][0].layer[3].mark["fill"]).toBe(seriesStyles[1].color);
  });

  it("shades what matters by what is lost, hatches the rest, and draws a line around what is no flip", () => {
    const [[{ layer }]] = panelsOf(advice, adviceRows);
    const [cells, hatching, border] = layer.map(valuesOf);
    expect(cells).toHaveLength(7);
    expect(cells.find(({ x, y }) => x === 8 && y === 2)).toMatchObject({ regret: 1, standing: "flips" });
    // H = 10 at ε = 2 alone: half way to its neighbours on a log scale, and on a linear one
    expect(hatching.length).toBeGreaterThan(0);
    for (const { x, x2, y, y2 } of hatching) {
      expect(Math.min(Number(x), Number(x2))).toBeGreaterThan(Math.sqrt(90) - 1e-9);
      expect(Math.max(Number(x), Number(x2))).toBeLessThan(Math.sqrt(120) + 1e-9);
      expect(Math.min(Number(y), Number(y2))).toBeGreaterThan(1.5 - 1e-9);
    }
    // left of H = 9 in both rows; around H = 12 at ε = 1
    expect(border.filter(({ x, x2 }) => x === x2)).toHaveLength(3);
    expect(border.filter(({ y, y2 }) => y === y2)).toHaveLength(1);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(advice, adviceRows).spec)).toEqual([]);
  });
});
