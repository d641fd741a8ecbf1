import { describe, expect, it } from "vitest";
import { comparisonText } from "../../src/cli/comparison-text.ts";
import type { Comparison } from "../../src/measurements/compare-scenarios.ts";
import type { ComparedFigure } from "../../src/measurements/compared-exactly.ts";
import { byFigure } from "../../src/model/outcome.ts";

const compared = (a: number, b: number, error = 0): ComparedFigure => ({
  a,
  b,
  difference: b - a,
  interval: { low: b - a - error, high: b - a + error },
});
const nothing = compared(0, 0);

const exact: Comparison = {
  a: "one",
  b: "two",
  sampled: null,
  refusal: null,
  of: "passRate",
  margin: 0,
  verdict: "better",
  figures: { ...byFigure(() => nothing), passRate: compared(0.25, 0.5) },
};
const sampled = { seed: "s", trials: 1500, confidence: 0.9 } as const;

const linesOf = (changes: Partial<Comparison>, told: readonly string[] = []) =>
  comparisonText({ ...exact, ...changes }, told, false).split("\n");
const rowsOf = (figures: Partial<Comparison["figures"]>, of: Comparison["of"] = "passRate") =>
  linesOf({ of, figures: { ...exact.figures, ...figures } }).slice(5, -2);

describe("comparisonText", () => {
  it("tells the verdict, what is compared, and a row of the figure that decides", () => {
    expect(linesOf({})).toEqual([
      "b is better in pass rate",
      "  a: one",
      "  b: two",
      "",
      "             a       b       b − a",
      "  pass rate  0.2500  0.5000  +0.2500",
      "",
      "  exact",
    ]);
    expect(linesOf({}, ["x=1", "y=2"])[2]).toBe("  b: the same with x=1, y=2");
  });

  it("has a column of intervals and its way of sampling where it was sampled", () => {
    const figures = { ...exact.figures, passRate: compared(0.5, 0.25, 0.125) };
    const refusal = { what: "cells", size: 3e7, limit: 2e7 };
    const lines = linesOf({ sampled, refusal, figures, verdict: "worse" });
    expect([lines[0], ...lines.slice(4)]).toEqual([
      "b is worse in pass rate",
      "             a       b       b − a    90 % interval of b − a",
      "  pass rate  0.5000  0.2500  −0.2500  [−0.3750, −0.1250]",
      "",
      "  1,500 pairs of trials from equal random numbers, seed s",
      "  sampled, since cells would be 30,000,000, and may be 20,000,000",
    ]);
    expect(linesOf({ sampled, figures }).at(-1)).toContain("seed s");
    const unknown = { ...exact.figures, passRate: { ...compared(0.5, 0.25), interval: null } };
    expect(linesOf({ sampled, figures: unknown })[5]).toBe("  pass rate  0.5000  0.2500  −0.2500");
  });

  it("says with a margin what is within it, and what is decided by no interval", () => {
    expect(linesOf({ verdict: "equivalent", margin: 0.05 })[0]).toBe(
      "a and b are equivalent within 0.05 in pass rate",
    );
    expect(linesOf({ verdict: "equivalent" })[0]).toBe("a and b are equivalent in pass rate");
    expect(linesOf({ verdict: "undecided", margin: 0.05 })[0]).toBe(
      "undecided: the interval of b − a in pass rate leaves room for either",
    );
    expect(linesOf({ verdict: "better", margin: 0.05 })[0]).toBe("b is better in pass rate");
  });

  it("leaves out what is 0 on both sides, unless it decides, and success unless it decides", () => {
    const rows = (figures: Partial<Comparison["figures"]>, of?: Comparison["of"]) =>
      rowsOf(figures, of).map((row) => row.trim().split(/ {2,}/));
    expect(rows({ meanBias: nothing, passRate: nothing })).toEqual([["pass rate", "0", "0", "0"]]);
    expect(rows({ successRate: compared(0.5, 0.5) })).toHaveLength(1);
    expect(rows({ successRate: compared(0.5, 0.5), passRate: nothing }, "successRate")).toEqual([
      ["success rate", "0.5000", "0.5000", "0"],
    ]);
    expect(rows({ meanBias: compared(1e-15, 1e-15) })).toHaveLength(1);
    expect(rows({ meanBias: compared(-0.5, 0) })[1]).toEqual(["mean bias", "-0.5000", "0", "+0.5000"]);
    expect(rows({ meanBias: compared(0, -0.5) })[1]).toEqual(["mean bias", "0", "-0.5000", "−0.5000"]);
  });

  it("tells rates as rates and means as means, in the order of an outcome", () => {
    const figures = { expectedActions: compared(12, 1234.5), claimedRate: compared(1e-5, 0.75) };
    expect(rowsOf(figures)).toEqual([
      "  pass rate     0.2500  0.5000  +0.2500",
      "  claimed rate  1.0e-5  0.7500  +0.7500",
      "  actions       12      1,235   +1,223",
    ]);
  });

  it("tells how exact it is where halving a lattice's step moved it by more than rounding does", () => {
    const noteOf = (error: number) =>
      linesOf({ figures: { ...exact.figures, passRate: compared(0.25, 0.5, error) } }).slice(-2);
    expect(noteOf(9e-10)).toEqual(["", "  exact"]);
    expect(noteOf(0.0312)).toEqual(["", "  exact to ± 3e-2, by which halving the lattice's step moved it"]);
    const same = { ...exact.figures, passRate: compared(0, 0, 1e-9) };
    expect(linesOf({ figures: same }).at(-1)).toMatch(/^ {2}exact to ± 1e-9,/);
    const unknown = { ...exact.figures, passRate: { ...compared(0.25, 0.5), interval: null } };
    expect(linesOf({ figures: unknown }).at(-1)).toBe("  exact");
  });

  it("has the verdict in bold, and titles and notes dimmed, where colours are taken", () => {
    const styles = comparisonText({ ...exact, sampled }, [], true)
      .split("\n")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for them.
      .map((line) => /^\u001b\[(\d)m.*\u001b\[22m$/.exec(line)?.[1] ?? (line === "" ? "" : "plain"));
    expect(styles).toEqual(["1", "plain", "plain", "", "2", "plain", "", "2"]);
  });
});
