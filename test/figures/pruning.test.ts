import { describe, expect, it } from "vitest";
import { pruning } from "../../src/figures/pruning.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, exactRows, sampledRow } from "../support/figure-rows.ts";

const removed = (count: number, passRates: readonly number[], biases: readonly number[]): readonly Row[] =>
  exactRows({ removed: count }, "subgoals", 3, passRates, biases);

const none = removed(0, [0.8, 0.7, 0.6, 0.5], [2, 3, 4, 5]);
const one = removed(1, [0.7, 0.6, 0.5, 0.3], [3, 4, 5, 8]);
const fine = removed(2, [0.6, 0.5, 0.3, 0.1], [4, 5, 6, 20]);

describe("pruning", () => {
  it("has its finding for a title: what removals cost, and where most", () => {
    const { finding, said, text } = drawn(pruning, [...none, ...one, ...fine]);
    expect(text).toContain("Dearest K: where m = 2 is worst against m = 0.");
    expect(finding).toBe("Each removal costs passes and adds bias on average, most under fine decomposition");
    expect(said).toBe(
      "Mean over K, m = 0, 1, 2: pass rate 0.65, 0.52, 0.38; bias 3.5, 5.0, 8.8. " +
        "Against m = 0, m = 2 loses at most 0.40 of pass rate (K = 6) and 15.0 of bias (K = 6); " +
        "in the finer half 0.40 of pass rate (K = 6) and 15.0 of bias (K = 6). At no K does a removal help.",
    );
  });

  it("says so when they cost most at a coarse K, and marks it", () => {
    const coarse = removed(2, [0.1, 0.5, 0.4, 0.3], [40, 5, 6, 7]);
    const { finding, text } = drawn(pruning, [...none, ...one, ...coarse]);
    expect(finding).toBe(
      "Each removal costs passes and adds bias on average, but most at K = 3, not at fine K",
    );
    expect(text).toContain('{"series":"m = 2","x":3,"y":40,"kind":"best"}');
  });

  it("says where each is dearest when passes and bias differ", () => {
    const torn = removed(2, [0.1, 0.5, 0.4, 0.3], [4, 5, 6, 20]);
    expect(drawn(pruning, [...none, ...one, ...torn]).finding).toContain(
      ": passes most at K = 3, bias at K = 6",
    );
  });

  it("says that the caption fails when a removal does not cost on average", () => {
    const better = removed(1, [0.9, 0.8, 0.7, 0.6], [3, 4, 5, 8]);
    expect(drawn(pruning, [...none, ...better, ...fine]).finding).toBe(
      "The caption fails: not every removal costs passes on average",
    );
  });

  it("says that the caption fails when a removal adds no bias on average, alone or too", () => {
    const nearer = removed(1, [0.7, 0.6, 0.5, 0.3], [1, 2, 3, 4]);
    expect(drawn(pruning, [...none, ...nearer, ...fine]).finding).toBe(
      "The caption fails: not every removal adds bias on average",
    );
    const both = removed(1, [0.9, 0.8, 0.7, 0.6], [1, 2, 3, 4]);
    expect(drawn(pruning, [...none, ...both, ...fine]).finding).toBe(
      "The caption fails: not every removal costs passes and adds bias on average",
    );
  });

  it("speaks of the removals before where more than one comes at a time", () => {
    const helping = removed(2, [0.6, 0.5, 0.65, 0.1], [4, 5, 6, 20]);
    expect(drawn(pruning, [...none, ...helping]).said).toContain(
      "m = 2 passes more often at K = 5 than with the removals before.",
    );
  });

  it("names and marks where a removal helps, neighbours under one label", () => {
    const helping = removed(1, [0.7, 0.6, 0.65, 0.55], [3, 4, 5, 8]);
    const { said, text } = drawn(pruning, [...none, ...helping, ...fine]);
    expect(said).toContain("m = 1 passes more often at K = 5 and 6 than with one removal less.");
    expect(text).toContain('{"series":"m = 1","x":5,"y":0.65,"kind":"echo","side":1,"label":""');
    expect(text).toContain('"x":6,"y":0.55,"kind":"echo","side":1,"label":"5, 6"');
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    const rows = [...none, ...one, ...fine];
    const { spec } = drawn(pruning, [...rows, ...rows.map(sampledRow)], { trials: 100 });
    expect(complaintsOf(spec)).toEqual([]);
  });
});
