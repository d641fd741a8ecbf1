import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { simulate } from "../../src/montecarlo/simulate.ts";
import { enumerateOutcome } from "../../src/process/enumerate.ts";
import { oneStage } from "../support/canonical.ts";
import { fractionArithmetic } from "../support/fraction-arithmetic.ts";

const trials = 40_000;

/** Each evaluator with how far it may be from the value: nothing but rounding, or five standard errors of a rate. */
const evaluators = [
  ["fractions", (scenario: Scenario) => enumerateOutcome(scenario, fractionArithmetic), 1e-15],
  ["exact", (scenario: Scenario) => evaluateExactly(scenario), 1e-12],
  [
    "monte-carlo",
    (scenario: Scenario) => simulate(scenario, { seed: "by hand", trials }),
    5 * Math.sqrt(0.25 / trials),
  ],
] as const;

const coin = { "1": 0.5, "2": 0.5 };

/** One stage of chunk 2 with increments of 1 or 2, and what every way to act it out amounts to. */
describe.each(evaluators)("by the %s evaluator", (_, evaluate, tolerance) => {
  const expectNear = (value: number, expected: number) => {
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
  };

  it("reaches by 2, or by 1 then 1", () => {
    expectNear(evaluate(oneStage(coin, { chunk: 2 })).stages[0].reach, 1 / 2 + 1 / 4);
  });

  it("tries again from nothing: 1 − (1/4)²", () => {
    expectNear(evaluate(oneStage(coin, { chunk: 2, attempts: 2 })).passRate, 15 / 16);
  });

  it("takes an overshoot back at the cost of an action: 1 then 2 leaves one action, of which half is 1", () => {
    const semantics = { onOvershoot: "undo" } as const;
    expectNear(evaluate(oneStage(coin, { chunk: 2, horizon: 3, semantics })).passRate, 1 / 2 + 1 / 4 + 1 / 8);
  });

  it("plans one action for an aim of 2 at a mean of 3/2, and looks at the end", () => {
    // 2 / 1.5 = 1.33 rounds to 1
    expectNear(evaluate(oneStage(coin, { chunk: 2, semantics: { feedback: "open" } })).passRate, 1 / 2);
  });

  it("names the cause: half overshoots from 1, half of the rest stalls", () => {
    const { failures } = evaluate(oneStage({ "1": 0.5, "3": 0.5 }, { chunk: 2, horizon: 1 }));
    expectNear(failures.overshoot, 1 / 2);
    expectNear(failures.stall, 1 / 2);
  });

  it("calls a stage unreachable that no number of actions can sum to", () => {
    const { failures, passRate } = evaluate(oneStage({ "3": 1 }, { chunk: 2, attempts: 3 }));
    expect(passRate).toBe(0);
    expect(failures.unreachable).toBe(1);
  });

  it("lets a lie through as often as it is not checked", () => {
    const scenario: ScenarioInput = {
      task: { goal: 2 },
      pool: [{ pmf: { "2": 1 }, hallucination: 0.5 }],
      harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1, attempts: 1, verification: 0.25 },
    };
    const outcome = evaluate(resolveScenario(scenario));
    expectNear(outcome.passRate, 1 / 2);
    expectNear(outcome.claimedRate, 1 / 2 + 3 / 8);
    expectNear(outcome.hallucinationRate, 3 / 8);
    expectNear(outcome.failures.unsupportedClaim, 1 / 2);
    expectNear(outcome.meanAbsoluteBias, 1);
  });

  it("gives each stage its own horizon and attempts, the free tail too", () => {
    const outcome = evaluate(
      resolveScenario({
        task: { goal: 6 },
        pool: [{ pmf: coin }],
        harness: {
          decomposition: { chunk: 2, scaffolded: 2 },
          tolerance: 0,
          horizon: [1, 2, 2],
          attempts: [2, 1, 3],
        },
      }),
    );
    const reaches = [1 - (1 / 2) ** 2, 3 / 4, 1 - (1 / 4) ** 3];
    outcome.stages.forEach(({ reach }, t) => {
      expectNear(reach, reaches[t]);
    });
    expectNear(outcome.passRate, reaches[0] * reaches[1] * reaches[2]);
  });

  it("ends at the task's budget: two stages of two sure actions each, three actions in all", () => {
    const outcome = evaluate(
      resolveScenario({
        task: { goal: 4, budget: 3 },
        pool: [{ pmf: { "1": 1 } }],
        harness: { decomposition: { subgoals: 2 }, tolerance: 0, horizon: 2, attempts: 1 },
      }),
    );
    expect(outcome.passRate).toBe(0);
    expect(outcome.failures.budget).toBe(1);
    expect(outcome.meanBias).toBe(-1);
    expect(outcome.expectedActions).toBe(3);
  });

  it("repairs drift when it aims at milestones, and not when it aims at chunks", () => {
    // Chunks 2 and 2 with tolerance 1: the first action makes 1 or 3, within it either way. From 1 the milestone asks for 3
    // (3 reaches, 1 stalls); from 3 it asks for 1 (1 reaches, 3 overshoots). The chunk asks for 2, and takes both.
    const twoStages = (anchor: "relative" | "absolute") =>
      evaluate(
        resolveScenario({
          task: { goal: 4 },
          pool: [{ pmf: { "1": 0.5, "3": 0.5 } }],
          harness: {
            decomposition: { subgoals: 2 },
            tolerance: 1,
            horizon: 1,
            attempts: 1,
            semantics: { anchor },
          },
        }),
      ).passRate;
    expectNear(twoStages("relative"), 1);
    expectNear(twoStages("absolute"), 1 / 2);
  });

  it("averages over the subsets that random pruning can leave", () => {
    const scenario: ScenarioInput = {
      task: { goal: 2 },
      pool: [
        { name: "right", pmf: { "2": 1 } },
        { name: "wrong", pmf: { "3": 1 } },
      ],
      harness: {
        decomposition: { subgoals: 1 },
        tolerance: 0,
        horizon: 1,
        attempts: 2,
        pruning: { count: 1, which: "random" },
      },
    };
    expectNear(evaluate(resolveScenario(scenario)).passRate, 1 / 2);
  });
});
