import { describe, expect, it } from "vitest";
import { type SweepPanels, sweepPanels } from "../../../src/figures/kit/sweep-panel.ts";
import type { Panel } from "../../support/figure-rows.ts";

const sweep = { series: "agent", x: "subgoals", xTitle: "Sub-goals K" };

/** The panels of pass rate and bias over the whole numbers from one to another. */
function panels(from: number, to: number, changes: Partial<SweepPanels> = {}) {
  const at = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const curve = { series: "model-1", at, pass: at.map((k) => k / to / 2), bias: at.map((k) => 8 * k) };
  return sweepPanels(sweep, { curves: [curve], rows: [], ...changes }) as unknown as readonly Panel[];
}

const channel = (panel: Panel, along: "x" | "y") =>
  panel.layer[0].encoding[along] as {
    title: unknown;
    scale: { domain: readonly number[] };
    axis: { values: readonly number[] };
  };

describe("sweepPanels", () => {
  it.each([
    ["each of a few", 1, 6, [1, 2, 3, 4, 5, 6]],
    ["both of two", 1, 2, [1, 2]],
    ["the first and every fourth of 24", 1, 24, [1, 4, 8, 12, 16, 20, 24]],
    ["every third of 16", 1, 16, [1, 3, 6, 9, 12, 15]],
    ["none less than half a step after the first", 3, 24, [3, 8, 12, 16, 20, 24]],
    ["none two fifths of a step after it", 3, 33, [3, 10, 15, 20, 25, 30]],
    ["one half a step after it", 2, 26, [2, 4, 8, 12, 16, 20, 24]],
    ["a first of 0 once", 0, 12, [0, 2, 4, 6, 8, 10, 12]],
  ])("numbers along x %s", (_, from, to, values) => {
    for (const panel of panels(from, to)) expect(channel(panel, "x").axis.values).toEqual(values);
  });

  it("has a little room at both ends of x, above the rates from 0 on, and by factors around bias", () => {
    const [pass, bias] = panels(1, 11);
    expect(channel(pass, "x").scale.domain).toEqual([expect.closeTo(0.74, 12), expect.closeTo(11.26, 12)]);
    expect(channel(bias, "x").scale).toEqual(channel(pass, "x").scale);
    expect(channel(pass, "y").scale).toMatchObject({ domain: [0, expect.closeTo(0.56, 12)], nice: false });
    expect(channel(bias, "y").scale).toMatchObject({ type: "log", domain: [5, 110], nice: false });
  });

  it("numbers pass rates as Vega sees fit, and biases at 1, 2 and 5 of every decade", () => {
    const [pass, bias] = panels(1, 6).map((panel) => channel(panel, "y").axis.values);
    expect(pass).toBeUndefined();
    const decades = Array.from({ length: 5 }, (_, i) => [1, 2, 5].map((digit) => digit * 10 ** (i - 1)));
    expect(bias).toEqual(decades.flat().map((value) => expect.closeTo(value, 12)));
  });

  it("goes along x just from end to end, without upright lines", () => {
    const { scale, axis } = channel(panels(3, 24)[0], "x");
    expect([scale, axis]).toMatchObject([
      { nice: false, zero: false },
      { grid: false, format: "d" },
    ]);
  });

  it("says what is measured on one line where the panel is high enough, and on more where it is not", () => {
    const titles = (height: number) => panels(1, 6, { height }).map((panel) => channel(panel, "y").title);
    expect(titles(165)).toEqual(["Pass rate", "Mean absolute final bias, log scale"]);
    expect(titles(164)).toEqual([["Pass rate"], ["Mean absolute", "final bias, log"]]);
  });

  it("has a heading where one is given, and says what lies along x but where a panel below does", () => {
    expect(panels(1, 6).map(({ title }) => title)).toEqual([undefined, undefined]);
    const [named] = panels(1, 6, { heading: "model-1", untitled: true });
    expect(named.title).toMatchObject({ text: "model-1" });
    expect(channel(named, "x").title).toBe(null);
    expect(channel(panels(1, 6)[0], "x").title).toBe("Sub-goals K");
  });
});
