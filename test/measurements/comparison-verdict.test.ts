import { describe, expect, it } from "vitest";
import {
  type ComparisonVerdict,
  decidingFigures,
  verdictOf,
} from "../../src/measurements/comparison-verdict.ts";
import type { OutcomeFigure } from "../../src/model/outcome.ts";

const said = (low: number, high: number, margin = 0, figure: OutcomeFigure = "passRate") =>
  verdictOf(figure, { low, high }, margin);

describe("verdictOf", () => {
  it.each<[number, number, number, ComparisonVerdict]>([
    [0.1, 0.2, 0, "better"],
    [-0.2, -0.1, 0, "worse"],
    [-0.1, 0.2, 0, "undecided"],
    [-0.1, 0.2, 0.2, "equivalent"],
    [-0.2, 0.1, 0.2, "equivalent"],
    [-0.1, 0.2, 0.1, "undecided"],
    [0.1, 0.2, 0.1, "better"],
    [0, 0, 0, "equivalent"],
  ])("says of a difference from %f to %f with a margin of %f: %s", (low, high, margin, verdict) => {
    expect(said(low, high, margin)).toBe(verdict);
  });

  it("holds 0 to be in an interval that ends there", () => {
    expect([said(0, 0.2), said(-0.2, 0)]).toEqual(["undecided", "undecided"]);
    expect([said(1e-6, 0.2), said(-0.2, -1e-6)]).toEqual(["better", "worse"]);
  });

  it("takes what lies outside the margin by no more than a billionth for rounding", () => {
    const slack = 1e-9;
    expect([said(-0.1 - slack, 0, 0.1), said(0, 0.1 + slack, 0.1)]).toEqual(["equivalent", "equivalent"]);
    expect([said(-0.1 - 2e-9, 0, 0.1), said(0, 0.1 + 2e-9, 0.1)]).toEqual(["undecided", "undecided"]);
  });

  it("says nothing of nothing", () => {
    expect(verdictOf("passRate", null, 1)).toBe("undecided");
  });

  it("finds less better of costs, bias and hallucination, and more of all else", () => {
    const better = decidingFigures.filter((figure) => said(0.1, 0.2, 0, figure) === "better");
    expect(better).toEqual(["passRate", "terminalPassRate", "successRate", "claimedRate"]);
    const worse = decidingFigures.filter((figure) => said(-0.2, -0.1, 0, figure) === "worse");
    expect(worse).toEqual(better);
  });
});
