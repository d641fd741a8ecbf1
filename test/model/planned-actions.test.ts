import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { PoolMemberInput } from "../../src/input/scenario-schema.ts";
import { plannedActions } from "../../src/model/planned-actions.ts";

describe("plannedActions", () => {
  it.each([
    [20, 8, 3, "a half goes up"],
    [20, 8.000000000000002, 3, "a half up to rounding goes up"],
    [0.7, 0.2, 4, "a half of decimals goes up"],
    [20, 8.01, 2, "less than a half goes down"],
    [3, 8, 1, "at least one action"],
    [-20, 8, 1, "one action when the aim lies behind"],
    [1000, 8, 10, "no more than the horizon"],
    [3, -0.2, 1, "one action when the mean leads away"],
    [-20, -8, 3, "a half goes up, aim and mean both behind"],
  ])("plans for an aim of %d at a mean of %d: %d (%s)", (aim, mean, actions) => {
    expect(plannedActions(aim, mean, 10)).toBe(actions);
  });

  it.each([0, 1e-17, -1e-17])(
    "plans the whole horizon at a mean of %d for an aim ahead, else one",
    (mean) => {
      expect([3, 0.5, 0, -3].map((aim) => plannedActions(aim, mean, 10))).toEqual([10, 10, 1, 1]);
    },
  );

  it("takes a mean for 0 that is 1e12 times smaller than the aim, and one that is less for what it is", () => {
    expect([1e12, 1e12 - 1].map((aim) => plannedActions(aim, -1, 10))).toEqual([10, 1]);
  });

  it("plans floor(q + 1/2) for quotients away from a half, between one and the horizon", () => {
    const sizes = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(sizes, sizes, fc.integer({ min: 1, max: 30 }), (aim, mean, horizon) => {
        fc.pre(mean !== 0);
        const whole = Math.floor((2 * aim + mean) / (2 * mean));
        expect(plannedActions(aim, mean, horizon)).toBe(Math.min(Math.max(whole, 1), horizon));
      }),
    );
  });
});

describe("an open plan", () => {
  const outcome = (member: PoolMemberInput, goal: number, subgoals: number, tolerance: number) =>
    evaluateExactly(
      resolveScenario({
        task: { goal },
        pool: [member],
        harness: {
          decomposition: { subgoals },
          tolerance,
          horizon: 5,
          attempts: 1,
          semantics: { preset: "open", anchor: "relative" },
        },
      }),
    );

  it("of a chunk of 2.5 symmetric means takes 3 actions a stage", () => {
    const { expectedActions, meanBias } = outcome({ mean: 8, sd: 3, min: 3, max: 13 }, 80, 4, 0);
    expect(expectedActions).toBe(12);
    expect(meanBias).toBeCloseTo(16, 9);
  });

  it("of decimals snaps before it rounds", () => {
    // mean (0.1 + 0.3) / 2 = 0.2, aim 0.7: 3.5 goes up to 4
    expect(outcome({ pmf: { "0.1": 0.5, "0.3": 0.5 }, step: 0.1 }, 0.7, 1, 0).expectedActions).toBe(4);
  });

  it("by an agent that moves away on average takes one action", () => {
    const { expectedActions, meanBias } = outcome({ pmf: { "-1": 0.6, "1": 0.4 } }, 3, 1, 0);
    expect(expectedActions).toBe(1);
    expect(meanBias).toBeCloseTo(-3.2, 12);
  });
});
