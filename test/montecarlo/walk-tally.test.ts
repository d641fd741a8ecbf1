import { describe, expect, it } from "vitest";
import { noCounts } from "../../src/montecarlo/counts.ts";
import { ends, WalkTally } from "../../src/montecarlo/walk-tally.ts";
import { closedWorld } from "../support/closed-world.ts";

const scenario = closedWorld({ task: { goal: 60 } }, { decomposition: { subgoals: 3 } });

describe("WalkTally", () => {
  it("counts what it is told, beside what there was", () => {
    const tally = new WalkTally(scenario, 1);
    // One trial that passes, and one that is misled in its first stage and gives up its second.
    for (const stage of [0, 1, 2]) tally.stage(stage, ends.reached);
    tally.trial(60, 9, 4, true);
    tally.stage(0, ends.falselyAccepted);
    tally.firstMiss(0, ends.falselyAccepted);
    tally.stage(1, ends.stall);
    tally.trial(31, 5, 3, false);
    const counts = noCounts(3);
    counts.reached[2] = 10;
    counts.finalProgress.set(60, 5);
    tally.addTo(counts);
    expect(counts).toEqual({
      trials: 2,
      accepted: 1,
      reached: [1, 1, 11],
      claimed: [2, 1, 1],
      firstMissed: [1, 0, 0],
      failures: { overshoot: 0, stall: 0, unreachable: 0, unsupportedClaim: 1, budget: 0 },
      finalProgress: new Map([
        [60, 6],
        [31, 1],
      ]),
      actions: { sum: 14, squares: 81 + 25 },
      attempts: { sum: 7, squares: 16 + 9 },
    });
  });

  it.each([
    ["overshoot", "overshoot"],
    ["stall", "stall"],
    ["unreachable", "unreachable"],
    ["unsupportedClaim", "unsupportedClaim"],
    ["falselyAccepted", "unsupportedClaim"],
    ["budget", "budget"],
  ] as const)("counts a first miss by %s as one of %s, in its stage", (end, cause) => {
    const tally = new WalkTally(scenario, 1);
    tally.firstMiss(1, ends[end]);
    const counts = noCounts(3);
    tally.addTo(counts);
    expect(counts.failures).toEqual({ ...noCounts(3).failures, [cause]: 1 });
    expect(counts.firstMissed).toEqual([0, 1, 0]);
    expect(counts.claimed).toEqual([0, 0, 0]);
  });

  it.each([1, 999, 1000, 8192])(
    "counts progress near the goal and however far from it, in runs of %s trials",
    (trials) => {
      const tally = new WalkTally(scenario, trials);
      const ended = [60 - 2049, 60 - 2048, -1, 0, 60 + 2048, 60 + 2049, 1e9, 1e9];
      for (const truth of ended) tally.trial(truth, 1, 1, false);
      const counts = noCounts(3);
      tally.addTo(counts);
      const expected = new Map(ended.map((truth) => [truth, truth === 1e9 ? 2 : 1]));
      expect(counts.finalProgress).toEqual(expected);
    },
  );
});
