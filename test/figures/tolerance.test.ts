import { describe, expect, it } from "vitest";
import { tolerance } from "../../src/figures/tolerance.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, exactRows, sampledRow } from "../support/figure-rows.ts";

const agent = (name: string, passRates: readonly number[], biases: readonly number[]): readonly Row[] =>
  exactRows({ agent: name }, "tolerance", 0, passRates, biases);

// σ of one action on the lattice: 1.3 for model-1, so that its spread ends at ε = 2; 1.8 for model-2
const sharp = agent("model-1", [0, 0.5, 0.9, 1, 1], [12, 3, 4, 8, 12]);
const also = agent("model-2", [0, 0.2, 0.8, 1, 1], [20, 6, 4, 6, 10]);

describe("tolerance", () => {
  it("has its finding for a title: the leap, and where the bias is least", () => {
    const { finding, said } = drawn(tolerance, [...sharp, ...also]);
    expect(finding).toBe("Pass rate leaps with ε; bias is least at ε = 1, 2 for model-1, -2, then grows");
    expect(said).toBe(
      "An action's standard deviation σ is 1.3, 1.8: by ε = ⌈σ⌉ the pass rate has made 90 %, 80 % of its rise. " +
        "Past ⌈σ⌉ the bias grows at every step, to 4, 3 times its least at ε = 4.",
    );
  });

  it("says that the caption fails when the rise comes later", () => {
    const slow = agent("model-1", [0, 0.1, 0.2, 0.6, 1], [12, 3, 4, 8, 12]);
    expect(drawn(tolerance, slow).finding).toBe(
      "The caption fails: the pass rate does not leap; bias is least at ε = 1 for model-1",
    );
  });

  it("says that the caption fails when the bias does not turn", () => {
    const falling = agent("model-1", [0, 0.5, 0.9, 1, 1], [12, 8, 4, 3, 2]);
    expect(drawn(tolerance, falling).finding).toContain("the bias does not fall and then grow");
  });

  it("takes the rise for what it is, also where it ends below 1", () => {
    const half = agent("model-1", [0, 0.25, 0.45, 0.5, 0.5], [12, 3, 4, 8, 12]);
    expect(drawn(tolerance, half).said).toContain("the pass rate has made 90 % of its rise");
  });

  it("says nothing of the rise of a pass rate that does not rise", () => {
    const flat = agent("model-1", [1, 1, 1, 1, 1], [12, 3, 4, 8, 12]);
    expect(drawn(tolerance, flat).said).toContain("An action's standard deviation σ is 1.3. Past ⌈σ⌉");
  });

  it("names a step at which the bias does not grow", () => {
    const dipping = agent("model-1", [0, 0.5, 0.9, 1, 1], [12, 3, 4, 8, 7]);
    expect(drawn(tolerance, dipping).said).toContain("grows at every step but model-1 at ε = 4");
  });

  it("says only where the bias is least of an agent whose variation it does not know", () => {
    const { finding, details } = drawn(tolerance, [...sharp, ...agent("mine", [0, 1, 1], [2, 1, 3])]);
    expect(finding).toBe("Bias is least at ε = 1, 1 for model-1, mine");
    expect(details).toEqual([]);
  });

  it("says no more of a sweep that does not reach past an action's spread", () => {
    expect(drawn(tolerance, agent("model-1", [0, 0.5], [12, 3])).finding).toBe(
      "Bias is least at ε = 1 for model-1",
    );
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    const { spec } = drawn(tolerance, [...sharp, ...sharp.map(sampledRow)], { trials: 100 });
    expect(complaintsOf(spec)).toEqual([]);
  });
});
