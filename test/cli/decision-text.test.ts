import { describe, expect, it } from "vitest";
import { decisionText } from "../../src/cli/decision-text.ts";
import type { DecidedCell, Decision } from "../../src/measurements/decide-best.ts";
import type { Axis } from "../../src/study/study.ts";

const study = {
  name: "coins",
  axes: [{ name: "agent" }, { name: "attempts" }] as unknown as readonly Axis[],
};

const cell = (attempts: number, rate: number, trials: number, open = false): DecidedCell => ({
  coordinates: { agent: "a", attempts },
  identity: `${attempts}`,
  trials,
  rate,
  interval: { low: rate - 0.125, high: rate + 0.0625 },
  open,
});

const decision: Decision = {
  of: "passRate",
  error: 0.05,
  margin: 0,
  seed: "s",
  decided: true,
  best: 1,
  trials: 31_000,
  cells: [cell(1, 0.25, 8192), cell(2, 0.75, 16_384, true)],
};

const linesOf = (changes: Partial<Decision>) => decisionText(study, { ...decision, ...changes }).split("\n");

/** The attempts of the rows, from the first down. */
const orderOf = (cells: readonly DecidedCell[], best: number) =>
  linesOf({ cells, best })
    .flatMap((line) => /^ {2}a +(\d+)/.exec(line)?.[1] ?? [])
    .map(Number);

describe("decisionText", () => {
  it("tells the answer, the best cell first, and what it took", () => {
    expect(linesOf({})).toEqual([
      "coins: the best in pass rate is the first of these",
      "  agent  attempts  pass rate  interval          trials",
      "  a      2         0.7500     [0.6250, 0.8125]  16,384",
      "  a      1         0.2500     [0.1250, 0.3125]  8,192",
      "",
      "31,000 trials of 2 different cells, seed s; all intervals hold at once, but for a chance of 0.05",
    ]);
  });

  it("names what may be the best but the first, and counts them all where nothing is decided", () => {
    const cells = [cell(1, 0.7, 8192, true), cell(2, 0.75, 8192, true), cell(3, 0.1, 8192)];
    const lines = linesOf({ cells, decided: false });
    expect(lines[0]).toBe(
      "coins: undecided after the most trials: 2 cells may be the best in pass rate; the first leads",
    );
    expect(lines.slice(2, 5).map((line) => line.replace(/.*8,192 */, ""))).toEqual([
      "",
      "may be the best",
      "",
    ]);
    expect(linesOf({ margin: 0.5 })[0]).toBe(
      "coins: the best in pass rate to within 0.5 is the first of these",
    );
  });

  it("orders the others: those that may be the best, then by their trials, then by how near they came", () => {
    const cells = [
      cell(1, 0.6, 100),
      cell(2, 0.9, 300),
      cell(3, 0.7, 100),
      cell(4, 0.5, 200),
      cell(5, 0.1, 100, true),
      cell(6, 0.95, 100),
    ];
    // Of a rate that should be small those behind are above: 0.95 is as near to 0.9 as 0.85 is.
    expect(orderOf(cells, 1)).toEqual([2, 5, 4, 6, 3, 1]);
    expect(orderOf(cells, 4)).toEqual([5, 2, 4, 1, 3, 6]);
  });

  it("shows twelve cells, and counts those it leaves out", () => {
    const cells = (count: number) => Array.from({ length: count }, (_, i) => cell(i, 0.5, 100));
    expect(orderOf(cells(12), 0)).toHaveLength(12);
    expect(linesOf({ cells: cells(12), best: 0 }).join("\n")).not.toContain("more in --json");
    expect(orderOf(cells(13), 0)).toHaveLength(12);
    expect(linesOf({ cells: cells(13), best: 0 })).toContain("  … and 1 more in --json");
  });
});
