import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { assembleOutcome, type Tally } from "../../src/model/assemble-outcome.ts";
import { failureCauses, type Outcome } from "../../src/model/outcome.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

const ratesOf = ({ stages, failures, ...outcome }: Outcome): readonly number[] => [
  outcome.passRate,
  outcome.terminalPassRate,
  outcome.successRate,
  outcome.claimedRate,
  outcome.hallucinationRate,
  ...stages.flatMap(({ reach, claimed, firstMissed }) => [reach, claimed, firstMissed]),
  ...failureCauses.map((cause) => failures[cause]),
];

const scenario = resolveScenario({ world: "closed", harness: { decomposition: { subgoals: 1 } } });

/** A tally of one stage that rounding has moved by a hair. */
const tally = (rate: number, claimed = rate): Tally => ({
  passRate: rate,
  claimedRate: claimed,
  reach: [rate],
  claimed: [claimed],
  firstMissed: [1 - rate],
  failures: { overshoot: rate, stall: 0, unreachable: 0, unsupportedClaim: 0, budget: 0 },
  expectedActions: 30,
  expectedAttempts: 1,
  finalProgress: { from: 239, step: 1, probabilities: [rate] },
});

describe("assembleOutcome", () => {
  it.each([
    [1 + 2e-14, 1],
    [-2e-17, 0],
    [0.25, 0.25],
  ])("gives the rate %d as %d", (rounded, rate) => {
    const { passRate, successRate, claimedRate, terminalPassRate, stages, failures } = assembleOutcome(
      scenario,
      tally(rounded),
    );
    expect([passRate, successRate, claimedRate, terminalPassRate, failures.overshoot]).toEqual(
      Array(5).fill(rate),
    );
    expect(stages[0]).toMatchObject({ reach: rate, claimed: rate, firstMissed: 1 - rate });
  });

  it("reads terminal pass and biases off where trajectories end", () => {
    // lattice of halves, goal 10 within 1: 8.5 and 13 miss it, 9.5 and 11 do not
    const finalProgress = {
      from: 17,
      step: 0.5,
      probabilities: [1 / 8, 0, 1 / 4, 0, 0, 1 / 4, 0, 0, 0, 3 / 8],
    };
    const endingSo = (pass: "strict" | "terminal") =>
      assembleOutcome(
        resolveScenario({
          task: { goal: 10 },
          pool: [{ pmf: { "0.5": 1 }, step: 0.5 }],
          harness: {
            decomposition: { subgoals: 1 },
            horizon: 9,
            attempts: 1,
            tolerance: 1,
            semantics: { pass },
          },
        }),
        { ...tally(0.25), finalProgress },
      );
    const { passRate, terminalPassRate, successRate, meanAbsoluteBias, meanBias } = endingSo("strict");
    expect([passRate, terminalPassRate, successRate]).toEqual([1 / 4, 1 / 2, 1 / 4]);
    expect(endingSo("terminal").successRate).toBe(1 / 2);
    // −1.5/8 − 0.5/4 + 1/4 + 3 · 3/8, and without signs
    expect([meanBias, meanAbsoluteBias]).toEqual([17 / 16, 27 / 16]);
  });

  it("claims no less than it passes", () => {
    expect(assembleOutcome(scenario, tally(0.5, 0.5 - 1e-16)).hallucinationRate).toBe(0);
  });
});

describe("the pmf of final progress", () => {
  it("begins at `from` lattice steps", () => {
    const half = resolveScenario({
      task: { goal: 1 },
      pool: [{ pmf: { "-4.5": 1 }, step: 0.5 }],
      harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 1, attempts: 1 },
    });
    const { finalProgress, biasQuantiles, meanBias } = evaluateExactly(half);
    expect([finalProgress.from, finalProgress.step, [...Array.from(finalProgress.probabilities)]]).toEqual([
      -9,
      0.5,
      [1],
    ]);
    expect([biasQuantiles.p05, biasQuantiles.p95, meanBias]).toEqual([-5.5, -5.5, -5.5]);
  });

  it("gives quantiles in progress: the least bias whose cumulative share reaches the level", () => {
    const bias = (probabilities: readonly number[]) =>
      assembleOutcome(scenario, { ...tally(1), finalProgress: { from: 478, step: 0.5, probabilities } })
        .biasQuantiles;
    expect(bias([0.05, 0.2, 0.25, 0.25, 0.2, 0.05])).toEqual({
      p05: -1,
      p25: -0.5,
      p50: 0,
      p75: 0.5,
      p95: 1,
    });
    expect(bias([0.1 + 0.2 - 0.05, 0.5, 0.25])).toEqual({ p05: -1, p25: -1, p50: -0.5, p75: -0.5, p95: 0 });
  });
});

describe("an exact outcome", () => {
  it("has rates from 0 to 1, of which pass and failures sum to 1", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        const outcome = evaluateExactly(resolveScenario(input));
        for (const rate of ratesOf(outcome)) expect(rate >= 0 && rate <= 1, `${rate}`).toBe(true);
        const failed = failureCauses.reduce((sum, cause) => sum + outcome.failures[cause], 0);
        expect(Math.abs(outcome.passRate + failed - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: 2000 },
    );
  });

  it("keeps to that over many stages and attempts", () => {
    const many = resolveScenario({
      world: "closed",
      pool: "model-1",
      harness: { decomposition: { subgoals: 40 }, attempts: 64 },
    });
    for (const rate of ratesOf(evaluateExactly(many))) expect(rate).toBeLessThanOrEqual(1);
  });
});
