import { describe, expect, it } from "vitest";
import { echoPeaks } from "../../src/figures/echo-peaks.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";

/** Rows of an agent of mean 2 on a goal of 12: the reach of chunks 1, 2, … after one action, and after two. */
function agent(name: string, ones: readonly number[], twos: readonly number[] = []): readonly Row[] {
  const common = { agent: name, goal: 12, attempts: 1, hitShare: 0.5 };
  return ones.flatMap((reach, i) => [
    { ...common, chunk: i + 1, actions: 1, sumMean: 2, sumSpread: 0.5, reach },
    { ...common, chunk: i + 1, actions: 2, sumMean: 4, sumSpread: 0.71, reach: twos[i] ?? 0 },
  ]);
}

// reach 0.1, 0.9, 0.2, 0.7, 0.5, 0.95: of the pass rates at K = 12, 6, 4, 3 (and 2) the last is best, and K = 6 an echo
const rippled = agent("model-1", [0.1, 0.9, 0.1, 0, 0, 0], [0, 0, 0.1, 0.7, 0.5, 0.95]);

describe("echoPeaks", () => {
  it("has its finding for a title: echoes stand on ripples", () => {
    const { finding, title, said } = drawn(echoPeaks, rippled);
    expect(finding).toBe("Echoes are ripples of the reach: each within 0.0 of a chunk hit more often");
    expect(title).toBe(finding);
    expect(said).toContain(
      "The highest is model-1's at K = 6, chunks of 2: pass rate 0.53 against 0.90 at its best, K = 2.",
    );
    // the step is 2 ± 0.5
    expect(said).toContain(
      "Ripples at 1.0, 2.0 natural steps for model-1. Sums of n steps spread by √n times 0.25 of a step: later ones blur.",
    );
  });

  it("calls highest the echo that comes nearest to the best of its own curve", () => {
    // K = 6 passes with 0.794^6 = 0.25, and K = 2 with 0.55^2 = 0.30; model-1's 0.53 is less of its 0.90
    const low = agent("model-2", [0.1, 0.794, 0.1, 0, 0, 0], [0, 0, 0.1, 0.5, 0.4, 0.55]);
    expect(drawn(echoPeaks, [...rippled, ...low]).said).toContain(
      "The highest is model-2's at K = 6, chunks of 2: pass rate 0.25 against 0.30 at its best, K = 2.",
    );
  });

  it("leaves room for a chunk at both ends of the axis", () => {
    for (const panel of panelsOf(echoPeaks, rippled).flat())
      expect(panel.layer[0].encoding["x"]["scale"]).toMatchObject({ domain: [0, 7] });
  });

  it("draws pass rates where their chunks stand, the best and the echoes by name", () => {
    const { text } = drawn(echoPeaks, rippled);
    // K = 6: six chunks of 2, each reached with 0.9; K = 2: two of 6, each with 0.95
    expect(text).toContain(
      `{"series":"model-1","x":2,"y":${0.9 * 0.9 * 0.9 * 0.9 * 0.9 * 0.9},"kind":"echo","label":"6"}`,
    );
    expect(text).toContain(`{"series":"model-1","x":6,"y":${0.95 * 0.95},"kind":"best","label":"2"}`);
  });

  it("draws sums of n actions ± √n spreads, as far as the table goes", () => {
    // natural steps of 2 ± 0.5 over chunks up to 6
    expect(drawn(echoPeaks, rippled).text).toContain(
      `{"values":[{"x":1.5,"x2":2.5,"y":1},{"x":${4 - Math.SQRT1_2},"x2":${4 + Math.SQRT1_2},"y":2},`,
    );
  });

  it("has a place for each of six sums, the first at the top, under the name of the agent and its step", () => {
    const [[{ layer, title }]] = panelsOf(echoPeaks, rippled);
    expect(title?.text).toBe("model-1: natural step 2.0 ± 0.5");
    // a sum that spreads past the last chunk is cut there
    expect(layer[1].mark["clip"]).toBe(true);
    const y = layer[1].encoding["y"] as { scale: { domain: number[] }; axis: { values: number[] } };
    expect(y.axis.values).toEqual([1, 2, 3, 4, 5, 6]);
    const [bottom, top] = y.scale.domain;
    // each has half a place above and below it, or a little more
    for (const beyond of [bottom - 6, 1 - top]) {
      expect(beyond).toBeGreaterThanOrEqual(0.5);
      expect(beyond).toBeLessThan(1);
    }
  });

  it("speaks of ripples and of a flat reach only where there are any", () => {
    const { said } = drawn(echoPeaks, agent("model-3", [0, 0, 0.1, 0.2, 0.3, 0.4]));
    expect(said).toBe("");
    const flat = drawn(echoPeaks, agent("model-3", [0.9, 0.5, 0.5, 0.5, 0.5, 0.5]));
    expect(flat.said).toBe(
      "From chunks of 2 on the reach is flat at window / mean increment = 0.50: size no longer matters, and fewer stages pass more often.",
    );
  });

  it("says so when an echo is no ripple", () => {
    // the reach falls up to chunk 5: it has no ripple, but K = 6 passes more often than K = 3
    const falling = agent("model-2", [0.985, 0.98, 0.97, 0.5, 0.5, 0.99]);
    expect(drawn(echoPeaks, falling).finding).toBe(
      "Not every echo is a ripple of the reach: model-2's K = 6 is none",
    );
  });

  it("takes an echo for a ripple's when it is at most 2 of progress away", () => {
    // K = 12, of chunks of 1, is 2 away from the one ripple in the first table, and 3 in the second
    const near = drawn(echoPeaks, agent("model-2", [0.99, 0.5, 0.9, 0.5, 0.5, 0.99]));
    expect(near.finding).toBe("Echoes are ripples of the reach: each within 2.0 of a chunk hit more often");
    expect(near.said).toContain("Ripples at 1.5 natural steps for model-2.");
    const far = drawn(echoPeaks, agent("model-2", [0.99, 0.5, 0.5, 0.9, 0.5, 0.99]));
    expect(far.finding).toBe("Not every echo is a ripple of the reach: model-2's K = 12 is none");
  });

  it("says the size of chunks that are not whole to a tenth", () => {
    // K = 3 cuts 10 into 3, 3 and 4: 0.9³
    const reach = [0.1, 0.5, 0.9, 0.9, 0.5, 0, 0, 0, 0, 0.99];
    const rows = agent("model-1", reach).map((row) => ({ ...row, goal: 10 }));
    expect(drawn(echoPeaks, rows).said).toContain(
      "The highest is model-1's at K = 3, chunks of 3.3: pass rate 0.73 against 0.99 at its best, K = 1.",
    );
  });

  it("rules every panel at natural steps, as far as it goes, and stands pass rates at their chunks", () => {
    const rows = panelsOf(echoPeaks, rippled);
    for (const [{ layer }] of rows) {
      const [rules] = layer.filter(({ mark }) => mark["type"] === "rule" && "opacity" in mark);
      expect(valuesOf(rules).map(({ x }) => x)).toEqual([2, 4, 6]);
    }
    const [, line] = rows[2][0].layer.map(valuesOf);
    expect(line.map(({ x }) => x)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((k) => 12 / k));
  });

  it("says so when there is no echo", () => {
    expect(drawn(echoPeaks, agent("model-3", [0, 0, 0.1, 0.2, 0.3, 0.4])).finding).toBe(
      "The pass rate has no echo: its only peak is the coarsest chunk in reach",
    );
    // chunks of 6 are out of reach, and those of 4 pass most often
    expect(drawn(echoPeaks, agent("model-3", [0.1, 0.2, 0.3, 0.5, 0.2, 0])).finding).toBe(
      "The pass rate has no echo: its only peak is the coarsest chunk in reach",
    );
    // chunks of 4 pass more often than the coarser ones of 6
    expect(drawn(echoPeaks, agent("model-3", [0, 0, 0, 0.99, 0, 0.1])).finding).toBe(
      "The pass rate has no echo",
    );
  });

  it("stacks the shares of the reach: each begins where the one before ends", () => {
    expect(drawn(echoPeaks, rippled).text).toContain('{"x":3,"y":0.2,"y2":0.1}');
    const [, [{ layer }]] = panelsOf(echoPeaks, rippled);
    // one band for each number of actions
    expect(layer.filter(({ mark }) => mark["type"] === "area")).toHaveLength(2);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(echoPeaks, rippled).spec)).toEqual([]);
  });
});
