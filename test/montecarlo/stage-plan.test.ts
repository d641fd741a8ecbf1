import { describe, expect, it } from "vitest";
import { StagePlans } from "../../src/montecarlo/stage-plans.ts";
import { StrideTables } from "../../src/montecarlo/stride-tables.ts";
import { closedWorld } from "../support/closed-world.ts";

/** The first plan of a world of model-2, whose steps are of 5 to 11. */
function planOf(harness: object, patience = 0) {
  const scenario = closedWorld({}, harness);
  return new StagePlans(scenario, scenario.pools[0], patience).at(0, 0);
}

describe("StagePlan", () => {
  it.each([
    ["chunks of 20: reached from 19 on, past the first step by 8 at most", { subgoals: 12 }, 10, [[2, 8]]],
    [
      "chunks of 60: the third of four steps from 25 may come to 58",
      { subgoals: 4 },
      10,
      [
        [4, 26],
        [2, 48],
      ],
    ],
    ["chunks of 60 and fewer actions than four", { subgoals: 4 }, 3, [[2, 48]]],
    ["chunks of 12: the first step may reach 11", { subgoals: 20 }, 10, []],
  ])("leaps as far as only the last action can end an attempt: %s", (_, decomposition, horizon, expected) => {
    const { leaps } = planOf({ decomposition, horizon });
    expect(leaps.map(({ actions, below }) => [actions, below])).toEqual(expected);
  });

  it.each([
    ["takes back what overshoots", { semantics: { onOvershoot: "undo" } }],
    ["has a law for each gap", { guidance: [{ rule: "aligned", strength: 1, level: "action" }] }],
  ])("leaps nowhere where it %s", (_, harness) => {
    expect(planOf(harness).leaps).toEqual([]);
  });

  it("knows after how many of the smallest steps an attempt is over, within its horizon", () => {
    expect(planOf({}).mostTaken).toBe(4);
    expect(planOf({ horizon: 3 }).mostTaken).toBe(3);
    expect(planOf({ semantics: { onOvershoot: "undo" } }).mostTaken).toBe(10);
  });

  it("has whole attempts from a visit on, in each run anew", () => {
    const plan = planOf({}, 2);
    for (const _ of [1, 2]) {
      expect([plan.visit(), plan.visit()]).toEqual([null, null]);
      expect(plan.visit()).not.toBeNull();
      expect(plan.whole).not.toBeNull();
      plan.startRun();
      expect(plan.whole).toBeNull();
    }
  });
});

describe("StrideTables", () => {
  const one = { offset: 1, truthful: Float64Array.of(1), hallucinated: Float64Array.of(0) };
  const target = () => ({
    ...{ low: 1, high: 1, longest: 1, mostTaken: 1, isPlanned: false, undoes: false },
    lawAt: () => ({ ...one, hallucinates: false, mean: 1 }),
  });

  it("lay out the attempts of 256 plans in a run, and of others in the next", () => {
    const tables = new StrideTables(13);
    const plans = Array.from({ length: 257 }, () => ({}));
    const made = plans.map((plan) => tables.ofAttempts(plan, target));
    expect(made.indexOf(null)).toBe(256);
    tables.startRun();
    expect(tables.ofAttempts(plans[256], target)).not.toBeNull();
    expect(tables.ofAttempts(plans[0], target)).toBe(made[0]);
  });

  it("count no plan that is too large for it, and lay out again what was kept with over a thousand others", () => {
    const tables = new StrideTables(13);
    const first = {};
    const made = tables.ofAttempts(first, target);
    for (let i = 1; i < 1024; i++) tables.ofAttempts({}, () => ({ ...target(), mostTaken: 256 }));
    tables.startRun();
    expect(tables.ofAttempts(first, target)).toBe(made);
    expect(tables.ofAttempts({}, target)).not.toBeNull();
    tables.startRun();
    expect(tables.ofAttempts(first, target)).not.toBe(made);
  });
});
