import { describe, expect, it } from "vitest";
import { phasesOf } from "../../../src/analysis/facts/phases.ts";
import type { GridAxis } from "../../../src/figures/kit/grid-scale.ts";
import { phaseKey, phasePanel } from "../../../src/figures/kit/phase-panel.ts";
import { mark } from "../../../src/figures/kit/theme.ts";
import { triptych } from "../../../src/figures/kit/triptych.ts";
import { type Panel, valuesOf } from "../../support/figure-rows.ts";
import { phaseRows } from "../../support/phase-rows.ts";

describe("phaseKey", () => {
  it("shows the colours of the panels, evenly between their stops", () => {
    const { layer } = phaseKey as unknown as Panel;
    const colors = layer.filter(({ mark }) => mark["type"] === "rect").map(({ mark }) => mark["color"]);
    const ramp = colors.slice(0, 25);
    expect([ramp[0], ramp[6], ramp[12], ramp[18], ramp[24]]).toEqual([
      "#edf3f8",
      "#bcd4e6",
      "#7fb0d2",
      "#3f7fb1",
      "#17375e",
    ]);
    // half way between the first two
    expect(ramp[3]).toBe("#d5e4ef");
  });
});

describe("phasePanel", () => {
  // K = 1, 2, 4 at tolerances 0, 1, 2: K = 1 is out of reach below 2.
  const rates = { 0: [null, 0.1, 0.2], 1: [null, 0.3, 0.2], 2: [0.1, 0.4, 0.3] };
  const [phase] = phasesOf(phaseRows("a", "tolerance", [1, 2, 4], rates), "tolerance");
  const axis: GridAxis = { title: "Tolerance", spacing: "linear", ticks: [0, 1, 2] };
  const panelOf = (first: boolean) => phasePanel(phase, axis, first) as unknown as Panel;
  const [cells, hatching, border, ridge] = panelOf(true).layer;

  it("numbers sub-goals at 1, 2 and 5 of every decade, from edge to edge of the cells, without a grid", () => {
    expect(cells.encoding["x"]).toMatchObject({
      title: "Sub-goals K, log scale",
      scale: { type: "log", domain: [1 / Math.SQRT2, 4 * Math.SQRT2].map((edge) => expect.closeTo(edge, 9)) },
      axis: { values: [1, 2, 5, 10, 20, 50, 100], grid: false, format: "d" },
    });
    expect(cells.encoding["x"]["scale"]).toMatchObject({ nice: false });
    expect(cells.encoding["x"]["scale"]).not.toHaveProperty("zero");
  });

  it("has the other axis just as long as its cells, and named in the first panel alone", () => {
    const scale = { type: "linear", domain: [-0.5, 2.5], nice: false, zero: false };
    const numbered = { axis: { values: [0, 1, 2], grid: false, format: "d" }, scale };
    expect(cells.encoding["y"]).toMatchObject({ ...numbered, title: "Tolerance" });
    expect(panelOf(false).layer[0].encoding["y"]).toMatchObject({ ...numbered, title: null });
  });

  it("shades pass rates from 0 to 1, and rings the best of a row as thinly as a sampled point", () => {
    expect(cells.encoding["color"]).toMatchObject({ field: "passRate", scale: { domain: [0, 1] } });
    const { opacity, strokeWidth } = mark.sampled;
    expect(ridge.mark).toMatchObject({ opacity, strokeWidth });
  });

  it("rings the best of each row where it stands", () => {
    expect(valuesOf(ridge).map(({ x, y }) => [x, y])).toEqual([
      [4, 0],
      [2, 1],
      [2, 2],
    ]);
  });

  it("hatches as thinly as its key does, and borders more thickly, but less than curves are thick", () => {
    const { layer } = phaseKey as unknown as Panel;
    const ofKey = layer.filter(({ mark }) => mark["type"] === "rule").map(({ mark }) => mark["strokeWidth"]);
    expect(new Set(ofKey)).toEqual(new Set([hatching.mark["strokeWidth"]]));
    const width = Number(border.mark["strokeWidth"]);
    expect(width).toBeGreaterThan(Number(hatching.mark["strokeWidth"]));
    expect(width).toBeLessThan(mark.line.strokeWidth);
  });

  it("hatches what is out of reach, up to its edges, by diagonals 5 units apart", () => {
    const { height } = panelOf(true) as unknown as { height: number };
    const across = (x: unknown) => (Math.log2(Number(x) * Math.SQRT2) / 3) * triptych.width;
    const upward = (y: unknown) => ((Number(y) + 0.5) / 3) * height;
    const lines = valuesOf(hatching).map(({ x, y, x2, y2 }) => [
      across(x),
      upward(y),
      across(x2),
      upward(y2),
    ]);
    // The third on the left of the panel, up to two thirds of its height.
    const [right, top] = [triptych.width / 3, (2 / 3) * height];
    for (const [x, y, x2, y2] of lines) {
      expect((x + y) / 5).toBeCloseTo(Math.round((x + y) / 5), 9);
      expect(x2 + y2).toBeCloseTo(x + y, 9);
      expect(Math.min(x - 0, top - y)).toBeCloseTo(0, 9);
      expect(Math.min(right - x2, y2 - 0)).toBeCloseTo(0, 9);
    }
    const drawn = lines.reduce((sum, [x, , x2]) => sum + x2 - x, 0);
    expect((5 * drawn) / (right * top)).toBeCloseTo(1, 2);
  });

  it("hatches on a logarithmic axis too", () => {
    const attempts = phaseRows("a", "attempts", [1, 2, 4], { 1: [null, 0.1, 0.2], 4: [0.1, 0.4, 0.3] });
    const up: GridAxis = { title: "Attempts", spacing: "log", ticks: [1, 4] };
    const [tall] = phasesOf(attempts, "attempts");
    const panel = phasePanel(tall, up, true) as unknown as Panel;
    expect(panel.layer[0].encoding["y"]["scale"]).not.toHaveProperty("zero");
    const heights = valuesOf(panel.layer[1]).flatMap(({ y, y2 }) => [Number(y), Number(y2)]);
    // From half the way below 1 to half the way to 4, each a factor of two.
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([0.5, 2].map((y) => expect.closeTo(y, 9)));
  });
});
