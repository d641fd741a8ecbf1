import { describe, expect, it } from "vitest";
import { finePruningCaption, pruningCaption } from "../../../src/analysis/statements/pruning-caption.ts";
import { madeUpTables } from "../../support/made-up-tables.ts";

type Surface = (removed: number, subgoals: number) => number;

/** The study of pruning, in which the pool passes and strays as it is told to. */
const made = (pass: Surface, bias: Surface) =>
  madeUpTables("exact", ({ harness: { pruning, decomposition } }) => {
    const { subgoals } = decomposition as { subgoals: number };
    const { count = 0 } = (pruning ?? {}) as { count?: number };
    return {
      engine: "exact",
      successRate: pass(count, subgoals),
      meanAbsoluteBias: bias(count, subgoals),
    };
  });

const costing: Surface = (removed) => 0.5 - removed / 8;
const straying: Surface = (removed) => 4 + removed;

describe("figure-7", () => {
  it("holds where each of two removals costs at each of 22 counts, and on the mean", () => {
    const { verdict, cases, numbers } = pruningCaption.decide(made(costing, straying));
    expect([verdict, cases]).toEqual(["holds", { holding: 92, of: 2 * 2 + 2 * 2 * 22 }]);
    expect(numbers["means"]).toEqual([
      { removed: 0, pass: 0.5, bias: 4 },
      { removed: 1, pass: 0.375, bias: 5 },
      { removed: 2, pass: 0.25, bias: 6 },
    ]);
  });

  it("lists the counts at which a removal does not cost", () => {
    const level: Surface = (removed, k) => costing(k === 10 ? Math.max(1, removed) : removed, k);
    const nearer: Surface = (removed, k) => (k === 3 && removed === 2 ? 4.5 : straying(removed, k));
    const { verdict, exceptions } = pruningCaption.decide(made(level, nearer));
    expect(verdict).toBe("holds with exceptions");
    expect(exceptions).toEqual([
      { case: "pass-step", subgoals: 10, over: "removed", at: [0, 1], values: [0.375, 0.375] },
      { case: "bias-step", subgoals: 3, over: "removed", at: [1, 2], values: [5, 4.5] },
    ]);
  });

  it.each([
    [
      "passes",
      made((removed, k) => (k === 24 && removed === 2 ? 99 : costing(removed, k)), straying),
      "pass",
    ],
    ["bias", made(costing, (removed, k) => (k === 24 && removed === 1 ? -99 : straying(removed, k))), "bias"],
  ])("fails where one count turns the mean of %s", (_, tables, measure) => {
    const { verdict, exceptions } = pruningCaption.decide(tables);
    expect(verdict).toBe("fails");
    expect(exceptions.filter((one) => one.case === "mean")).toMatchObject([{ measure, over: "removed" }]);
  });
});

describe("figure-7.fine", () => {
  // The middle of 3…24 is 13.5: 14 is the first fine count.
  const costAt =
    (dearest: number, sign: 1 | -1): Surface =>
    (removed, k) =>
      0.5 - (sign * removed * (k === dearest ? 2 : 1)) / 8;

  it("holds where two removals cost most in the finer half, in passes and in bias", () => {
    const { verdict, cases, numbers } = finePruningCaption.decide(made(costAt(14, 1), costAt(24, -1)));
    expect([verdict, cases]).toEqual(["holds", { holding: 2, of: 2 }]);
    expect(numbers["costs"]).toMatchObject([
      { measure: "bias", subgoals: 24, cost: 0.5, fineSubgoals: 24, fineCost: 0.5 },
      { measure: "pass", subgoals: 14, cost: 0.5, fineSubgoals: 14, fineCost: 0.5 },
    ]);
    expect((numbers["subgoals"] as readonly number[])[21]).toBe(24);
  });

  it("fails where one of them costs most in the coarser half, and says what it costs in the finer", () => {
    const { verdict, exceptions } = finePruningCaption.decide(made(costAt(13, 1), costAt(24, -1)));
    expect(verdict).toBe("fails");
    expect(exceptions).toEqual([
      { case: "dearest", measure: "pass", subgoals: 13, cost: 0.5, fineSubgoals: 14, fineCost: 0.25 },
    ]);
  });

  it("says how far the cost goes with the count, in rank", () => {
    const growing = made(
      (removed, k) => 0.5 - (removed * k) / 128,
      (removed, k) => (removed * (30 - k)) / 8,
    );
    expect(finePruningCaption.decide(growing).numbers["costs"]).toMatchObject([
      { measure: "bias", rankCorrelation: -1 },
      { measure: "pass", rankCorrelation: 1 },
    ]);
  });
});
