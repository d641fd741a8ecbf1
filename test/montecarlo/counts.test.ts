import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { assertCountable, type Counts, noCounts } from "../../src/montecarlo/counts.ts";
import { drawsOf } from "../../src/montecarlo/draws.ts";
import { estimateFrom } from "../../src/montecarlo/estimate.ts";
import { compileKernel } from "../../src/montecarlo/kernel.ts";
import { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";
import { closedWorld } from "../support/closed-world.ts";
import { countsOf } from "../support/counts-of.ts";

const none = { overshoot: 0, stall: 0, unreachable: 0, unsupportedClaim: 0, budget: 0 };

/** Agents that always step by 2, so that every count is known beforehand. */
const certain = (chunks: readonly number[], agent: object = {}, harness: object = {}): Scenario =>
  closedWorld(
    { task: { goal: 10 }, pool: [{ pmf: { 2: 1 }, ...agent }] },
    { decomposition: { chunks }, tolerance: 0.5, attempts: 3, ...harness },
  );

describe.each([
  ["acted out", (scenario: Scenario) => new WalkKernel(scenario, Number.POSITIVE_INFINITY)],
  ["drawn whole", (scenario: Scenario) => new WalkKernel(scenario, 0)],
])("the counts of attempts %s", (name, compile) => {
  it.each<[string, Scenario, Counts]>([
    [
      "reaches every stage",
      certain([4, 4, 2]),
      {
        trials: 7,
        finalProgress: new Map([[10, 7]]),
        reached: [7, 7, 7],
        claimed: [7, 7, 7],
        firstMissed: [0, 0, 0],
        accepted: 7,
        failures: none,
        actions: { sum: 7 * 5, squares: 7 * 25 },
        attempts: { sum: 7 * 3, squares: 7 * 9 },
      },
    ],
    [
      // 3 is no sum of 2s: three attempts of two actions at each of the last stages, and 4 carried.
      "misses the second stage and the third",
      certain([4, 3, 3]),
      {
        trials: 7,
        finalProgress: new Map([[12, 7]]),
        reached: [7, 0, 0],
        claimed: [7, 0, 0],
        firstMissed: [0, 7, 0],
        accepted: 0,
        failures: { ...none, unreachable: 7 },
        actions: { sum: 7 * 14, squares: 7 * 14 ** 2 },
        attempts: { sum: 7 * 7, squares: 7 * 49 },
      },
    ],
    [
      "claims what it never did, and nobody looks",
      certain([4, 4, 2], { hallucination: 1 }, { verification: 0 }),
      {
        trials: 7,
        finalProgress: new Map([[0, 7]]),
        reached: [0, 0, 0],
        claimed: [7, 7, 7],
        firstMissed: [7, 0, 0],
        accepted: 7,
        failures: { ...none, unsupportedClaim: 7 },
        actions: { sum: 7 * 5, squares: 7 * 25 },
        attempts: { sum: 7 * 3, squares: 7 * 9 },
      },
    ],
  ])("are those worked by hand for an agent that always %s", (_, scenario, expected) => {
    expect(countsOf(scenario, compile(scenario), drawsOf("hand", name), 7)).toEqual(expected);
  });

  it("are these very numbers on every machine", () => {
    const world = closedWorld();
    const counts = countsOf(world, compile(world), drawsOf("pinned", "", "block", 3), 500);
    const progress = [...counts.finalProgress].reduce((sum, [index, trials]) => sum + index * trials, 0);
    expect({ ...counts, finalProgress: progress }).toEqual(pinned[name]);
    expect(Math.min(...counts.finalProgress.values())).toBeGreaterThan(0);
  });
});

const pinned: Readonly<Record<string, object>> = {
  "acted out": {
    trials: 500,
    finalProgress: 124694,
    reached: [406, 411, 414, 411, 414, 419, 406, 407, 411, 408, 408, 414],
    claimed: [406, 411, 414, 411, 414, 419, 406, 407, 411, 408, 408, 414],
    firstMissed: [94, 68, 56, 57, 38, 33, 26, 19, 21, 16, 10, 8],
    accepted: 54,
    failures: { ...none, overshoot: 446 },
    actions: { sum: 40313, squares: 3346903 },
    attempts: { sum: 14081, squares: 406201 },
  },
  "drawn whole": {
    trials: 500,
    finalProgress: 124544,
    reached: [421, 412, 419, 417, 421, 400, 409, 413, 404, 403, 422, 412],
    claimed: [421, 412, 419, 417, 421, 400, 409, 413, 404, 403, 422, 412],
    firstMissed: [79, 76, 60, 47, 37, 43, 30, 23, 22, 13, 11, 7],
    accepted: 52,
    failures: { ...none, overshoot: 448 },
    actions: { sum: 40140, squares: 3313546 },
    attempts: { sum: 14037, squares: 402975 },
  },
};

describe("counts of several blocks", () => {
  const world = closedWorld();
  const kernel = compileKernel(world);
  const blocks = [...Array(9).keys()];
  const addedUp = (order: readonly number[]): Counts => {
    const counts = noCounts(world.stages.length);
    for (const block of order)
      kernel.run(drawsOf("merge", "", "block", block), block === 8 ? 100 : 300, counts);
    return counts;
  };
  const bytes = (order: readonly number[]) =>
    JSON.stringify(estimateFrom(world, addedUp(order), { seed: "merge", confidence: 0.99 }));

  it("give the same bytes for every order of the blocks", () => {
    const inOrder = bytes(blocks);
    fc.assert(
      fc.property(fc.shuffledSubarray(blocks, { minLength: blocks.length }), (shuffled) => {
        expect(bytes(shuffled)).toBe(inOrder);
      }),
    );
  });

  it("would not, were means added instead of whole numbers", () => {
    const means = blocks.map((block) => addedUp([block])).map(({ actions, trials }) => actions.sum / trials);
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
    const sums = blocks.map((_, i) => total([...means.slice(i), ...means.slice(0, i)]));
    expect(new Set(sums).size).toBeGreaterThan(1);
  });

  it("refuses sums that a double no longer counts exactly", () => {
    const huge = (squares: number): Counts => ({ ...noCounts(1), actions: { sum: 1, squares } });
    expect(() => assertCountable(huge(2 ** 53 - 1))).not.toThrow();
    expect(() => assertCountable(huge(2 ** 53))).toThrow("sum of squared costs");
  });
});
