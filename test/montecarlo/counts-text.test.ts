import { describe, expect, it } from "vitest";
import { countProgress, noCounts } from "../../src/montecarlo/counts.ts";
import { countsFrom, countsText } from "../../src/montecarlo/counts-text.ts";
import { TrialBlocks } from "../../src/montecarlo/trial-blocks.ts";
import { closedWorld } from "../support/closed-world.ts";

/** Counts of six trials that ended at −1, 2 and 10, added in an order. */
function countsIn(order: readonly number[]) {
  const counts = noCounts(2);
  counts.trials = 6;
  counts.reached[1] = 4;
  counts.failures.stall = 2;
  counts.actions.squares = 2 ** 53 - 1;
  for (const index of order) countProgress(counts, index, index === 2 ? 4 : 1);
  return counts;
}

describe("countsText", () => {
  it("is the same in whatever order progress was counted, ascending by its number", () => {
    const text = countsText(countsIn([10, 2, -1]));
    expect(text).toBe(countsText(countsIn([-1, 10, 2])));
    expect(JSON.parse(text).finalProgress).toEqual([
      [-1, 1],
      [2, 4],
      [10, 1],
    ]);
  });
});

describe("countsFrom", () => {
  it("gives the counts that were written, which are written as before", () => {
    const counts = countsIn([2, -1, 10]);
    const read = countsFrom(countsText(counts), { trials: 6, stages: 2 });
    expect(read).toEqual(counts);
    expect(countsText(read)).toBe(countsText(counts));
  });

  it("gives what blocks came to", () => {
    const blocks = new TrialBlocks(closedWorld(), { seed: "s", cell: "c" });
    for (const _ of blocks.upTo(300));
    const { counts } = blocks;
    expect(countsFrom(countsText(counts), { trials: 300, stages: counts.reached.length })).toEqual(counts);
  });

  it.each([
    ["other trials", { trials: 7, stages: 2 }],
    ["other stages", { trials: 6, stages: 3 }],
  ])("refuses counts of %s", (_, of) => {
    expect(() => countsFrom(countsText(countsIn([2, -1, 10])), of)).toThrow(
      `counts must be of ${of.trials} trials of ${of.stages} stages, but are {"trials":6`,
    );
  });

  it("refuses counts whose ends are not all of their trials", () => {
    const text = countsText(countsIn([2, -1]));
    expect(() => countsFrom(text, { trials: 6, stages: 2 })).toThrow("counts must be of 6 trials");
  });
});
