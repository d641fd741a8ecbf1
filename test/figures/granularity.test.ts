import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import { granularity } from "../../src/figures/granularity.ts";
import type { FigureContext } from "../../src/figures/kit/figure.ts";
import type { Row } from "../../src/stats/table.ts";

const context: FigureContext = {
  experiment: "010-sample",
  dataHash: "0123456789abcdef",
  figures: ["2a"],
  paper: "the agents",
  ours: "the goal",
  trials: null,
};

/** Exact rows of one agent: pass rate and bias at K = 1, 2, … */
function agent(name: string, passRates: readonly number[], biases: readonly number[]): readonly Row[] {
  return passRates.map((passRate, i) => ({
    agent: name,
    subgoals: i + 1,
    engine: "exact",
    successRate: passRate,
    meanAbsoluteBias: biases[i],
  }));
}

const quick = agent("model-1", [0, 0.6, 0.9, 0.5, 0.7, 0.1], [50, 4, 2, 6, 5, 8]);
const slow = agent("model-2", [0, 0.5, 0.3, 0.2, 0.1, 0], [40, 3, 4, 5, 6, 6]);

const sampled = (row: Row): Row => ({
  ...row,
  engine: "monte-carlo",
  successRateLow: Number(row["successRate"]) - 0.01,
  successRateHigh: Number(row["successRate"]) + 0.01,
  meanAbsoluteBiasStandardError: 0.5,
});

const draw = (rows: readonly Row[], changes: Partial<FigureContext> = {}) =>
  granularity.draw(rows, { ...context, ...changes });

const textOf = (rows: readonly Row[], changes?: Partial<FigureContext>) =>
  JSON.stringify(draw(rows, changes).spec);

describe("granularity", () => {
  it("has its finding for a title: where each agent's pass rate peaks", () => {
    expect(draw([...quick, ...slow]).finding).toBe(
      "Pass rate peaks strictly inside: K = 3, 2 for model-1, -2",
    );
    expect(draw([...quick, ...slow]).spec.title).toMatchObject({ text: draw([...quick, ...slow]).finding });
  });

  it("says so when a peak lies at the edge of the grid", () => {
    const climbing = agent("model-3", [0, 0.1, 0.2, 0.3, 0.4, 0.5], [40, 9, 5, 4, 3, 2]);
    expect(draw([...quick, ...climbing]).finding).toBe(
      "Pass rate is highest at K = 3, 6 for model-1, -3; at the edge of the grid for model-3",
    );
  });

  it("says how the bias has grown at the finest decomposition", () => {
    // least 2 and 3, at the end 8 and 6
    expect(textOf([...quick, ...slow])).toContain(
      "Mean absolute final bias is least at the same K and 2.0 to 4.0 times as large at K = 6.",
    );
  });

  it("says where the bias is least when that is elsewhere", () => {
    const elsewhere = agent("model-1", [0, 0.6, 0.9, 0.5], [50, 4, 6, 8]);
    expect(textOf(elsewhere)).toContain("is least at K = 2 and 2.0 times as large");
  });

  it("speaks of echoes only when there are any", () => {
    expect(textOf(quick)).toContain("climbs again, at the echoes");
    expect(textOf(slow)).not.toContain("climbs again");
  });

  it("marks the echoes: maxima of the pass rate, minima of the bias", () => {
    expect(textOf(quick)).toContain(
      '{"series":"model-1","x":5,"y":0.7,"kind":"echo","prominence":0.19999999999999996,"side":1,"label":"5"}',
    );
    expect(textOf(quick)).toContain(
      '{"series":"model-1","x":5,"y":5,"kind":"echo","prominence":1,"side":-1,"label":"5"}',
    );
  });

  it("draws sampled points with their intervals: Wilson's for rates, 1.96 standard errors for means", () => {
    const text = textOf([...slow, ...slow.map(sampled)], { trials: 100 });
    expect(text).toContain('{"series":"model-2","x":2,"y":0.5,"low":0.49,"high":0.51}');
    expect(text).toContain('{"series":"model-2","x":2,"y":3,"low":2.02,"high":3.98}');
    expect(text).toContain("100 trials each");
  });

  it("names its experiment, its data and whose the numbers are", () => {
    const text = textOf(slow);
    for (const part of [
      "Experiment 010-sample, data 0123456789ab.",
      "The paper gives the agents.",
      "Our choice: the goal.",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("does not depend on the order of the rows within an agent", () => {
    expect(draw([...quick].reverse())).toEqual(draw(quick));
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    const complaints: unknown[] = [];
    const note = (...what: unknown[]) => complaints.push(what);
    const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger };
    compile(draw([...quick, ...slow, ...quick.map(sampled)]).spec, { logger: logger as never });
    expect(complaints).toEqual([]);
  });

  it("refuses more agents than it can tell apart", () => {
    const crowd = Array.from({ length: 7 }, (_, i) => agent(`model-${i}`, [0, 1, 0], [3, 1, 2])).flat();
    expect(() => draw(crowd)).toThrow("at most 6 series apart, but has 7");
  });

  it("refuses a table that lacks a column", () => {
    expect(() => draw(slow.map(({ successRate: _, ...row }) => row as Row))).toThrow(
      "successRate must hold a number",
    );
  });
});
