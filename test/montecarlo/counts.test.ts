import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { assertCountable, type Counts, noCounts } from "../../src/montecarlo/counts.ts";
import { drawsOf } from "../../src/montecarlo/draws.ts";
import { estimateFrom } from "../../src/montecarlo/estimate.ts";
import { compileKernel, type Kernel } from "../../src/montecarlo/kernel.ts";
import { ChainKernel } from "../../src/montecarlo/small-stages/chain-kernel.ts";
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
  ["chain", (scenario: Scenario) => ChainKernel.compile(scenario) as Kernel],
  ["walk", (scenario: Scenario): Kernel => new WalkKernel(scenario)],
])("the counts of the %s kernel", (name, compile) => {
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

describe("the counts of a whole block by the chain kernel", () => {
  it("are these very numbers on every machine: eight stages of 8192 runs are drawn in one go, and then four", () => {
    const world = closedWorld();
    const kernel = ChainKernel.compile(world) as Kernel;
    const { accepted, actions, firstMissed } = countsOf(
      world,
      kernel,
      drawsOf("pinned", "", "block", 3),
      8192,
    );
    expect({ accepted, actions, firstMissed }).toEqual({
      accepted: 807,
      actions: { sum: 659046, squares: 54464206 },
      firstMissed: [1399, 1153, 1003, 830, 635, 544, 467, 371, 342, 258, 209, 174],
    });
  });
});

const pinned: Readonly<Record<string, object>> = {
  chain: {
    trials: 500,
    finalProgress: 124529,
    reached: [419, 422, 403, 420, 409, 414, 424, 415, 410, 416, 405, 407],
    claimed: [419, 422, 403, 420, 409, 414, 424, 415, 410, 416, 405, 407],
    firstMissed: [81, 70, 65, 45, 45, 33, 23, 25, 19, 15, 14, 10],
    accepted: 55,
    failures: { ...none, overshoot: 445 },
    actions: { sum: 40142, squares: 3310360 },
    attempts: { sum: 14012, squares: 401246 },
  },
  walk: {
    trials: 500,
    finalProgress: 124459,
    reached: [426, 412, 416, 411, 414, 413, 423, 417, 413, 409, 417, 401],
    claimed: [426, 412, 416, 411, 414, 413, 423, 417, 413, 409, 417, 401],
    firstMissed: [74, 76, 64, 52, 39, 37, 21, 25, 18, 21, 11, 11],
    accepted: 51,
    failures: { ...none, overshoot: 449 },
    actions: { sum: 39879, squares: 3271425 },
    attempts: { sum: 13923, squares: 396423 },
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
