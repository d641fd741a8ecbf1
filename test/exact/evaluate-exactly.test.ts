import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tallyDependent } from "../../src/exact/dependent-stages.ts";
import { Effort, type ExactLimits } from "../../src/exact/effort.ts";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { IndependentStages } from "../../src/exact/independent-stages.ts";
import { recoverabilityTube } from "../../src/exact/recoverability-tube.ts";
import { StageSolver } from "../../src/exact/stage-solver.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { assembleOutcome } from "../../src/model/assemble-outcome.ts";
import { LimitError, ScenarioError } from "../../src/model/errors.ts";
import { stagesAreIndependent } from "../../src/model/scenario.ts";
import { inWorld } from "../support/canonical.ts";
import { differences } from "../support/compare-outcomes.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

describe("evaluateExactly", () => {
  it("gives rates that sum to 1 with the failures, and a pmf that sums to 1", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        const { passRate, failures, finalProgress, stages } = evaluateExactly(resolveScenario(input));
        const failed = Object.values(failures).reduce((sum, share) => sum + share, 0);
        const missed = stages.reduce((sum, { firstMissed }) => sum + firstMissed, 0);
        const mass = Array.from(finalProgress.probabilities).reduce((sum, p) => sum + p, 0);
        for (const total of [passRate + failed, passRate + missed, mass]) expect(total).toBeCloseTo(1, 12);
      }),
    );
  });

  it("finds the same by powers of equal stages as by following each stage", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        const scenario = resolveScenario(input);
        fc.pre(stagesAreIndependent(scenario));
        const [pool] = scenario.pools;
        const effort = new Effort();
        const tallies = [
          new IndependentStages(scenario, pool, { held: 0 }).tally(scenario, effort),
          tallyDependent(scenario, new StageSolver(scenario, pool, effort), effort),
        ];
        const [powers, followed] = tallies.map((tally) => assembleOutcome(scenario, tally));
        expect(differences(powers, followed, 1e-12)).toEqual([]);
      }),
    );
  });

  it.each(["last", "best"] as const)(
    "keeps shares at 1 over ten thousand attempts, keeping the %s",
    (keep) => {
      const hopeless = inWorld("closed", "model-2", {
        decomposition: { subgoals: 2 },
        attempts: 10_000,
        semantics: { keep },
      });
      const { failures, finalProgress } = evaluateExactly(hopeless);
      const mass = Array.from(finalProgress.probabilities).reduce((sum, p) => sum + p, 0);
      expect(Math.abs(failures.unreachable - 1)).toBeLessThan(1e-14);
      // The best of R is a difference of R-th powers: one rounding of its base counts R times.
      expect(Math.abs(mass - 1)).toBeLessThan(keep === "last" ? 1e-14 : 1e-12);
    },
  );

  it("makes every one of ten thousand attempts at what cannot be reached, over starts that differ in what was made up", () => {
    const pool = [{ agent: "model-2" as const, hallucination: 0.1 }];
    const { failures, expectedAttempts } = evaluateExactly(
      inWorld("closed", pool, {
        decomposition: { subgoals: 2 },
        attempts: 10_000,
        semantics: { anchor: "absolute" },
      }),
    );
    expect(Math.abs(failures.unreachable - 1)).toBeLessThan(1e-14);
    expect(Math.abs(expectedAttempts / 20_000 - 1)).toBeLessThan(1e-14);
  });

  it.each<[string, ScenarioInput["harness"]["semantics"], number | undefined]>([
    ["an absolute anchor", { anchor: "absolute" }, undefined],
    ["… that keeps the best", { anchor: "absolute", keep: "best" }, undefined],
    ["… that skips what is met", { anchor: "absolute", onMet: "skip" }, undefined],
    ["… that aborts", { anchor: "absolute", onExhausted: "abort" }, undefined],
    ["open plans", "open", undefined],
    ["a budget", {}, 10],
    ["a budget that keeps the best", { keep: "best" }, 10],
    ["a budget with an absolute anchor", { anchor: "absolute" }, 10],
    ["… that keeps the best", { anchor: "absolute", keep: "best" }, 10],
  ])("is hardly moved by hardly any hallucination, with %s", (_, semantics, budget) => {
    const [grounded, hallucinating] = [0, 1e-13].map((hallucination) =>
      evaluateExactly(
        inWorld(
          "closed",
          [{ agent: "model-2", hallucination }],
          { decomposition: { subgoals: 2 }, semantics, verification: 0.5 },
          { goal: 30, ...(budget && { budget }) },
        ),
      ),
    );
    expect(differences(grounded, hallucinating, 1e-9)).toEqual([]);
    expect(differences(grounded, hallucinating, 0)).not.toEqual([]);
  });

  it("is not changed by a task budget that cannot be used up", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        const { budget: _, ...task } = input.task;
        const ample = resolveScenario({ ...input, task: { ...task, budget: 1000 } });
        const free = resolveScenario({ ...input, task });
        expect(differences(evaluateExactly(ample), evaluateExactly(free), 1e-12)).toEqual([]);
      }),
    );
  });

  it("is changed by one that can", () => {
    const free = evaluateExactly(inWorld("closed", "model-1"));
    const tight = evaluateExactly(inWorld("closed", "model-1", {}, { budget: 40 }));
    expect(tight.passRate).toBeLessThan(free.passRate);
    expect(tight.expectedActions).toBeLessThanOrEqual(40);
  });

  it("refuses what is too large, with the size and the limit", () => {
    const huge = inWorld(
      "closed",
      "model-2",
      { decomposition: { subgoals: 1 }, horizon: 1e7 },
      { goal: 1e8 },
    );
    // 9,090,908 steps of 5 to 11, with 99,999,988 at most the last to stay below the window: 6 times so many places, and 1
    expect(() => evaluateExactly(huge)).toThrow(LimitError);
    expect(() => evaluateExactly(huge)).toThrow(/54,545,449 .* 20,000,000/);
    const laws = inWorld("closed", [{ agent: "model-1" }, { mean: 5, sd: 1, min: 4, max: 8, step: 0.001 }], {
      guidance: [{ rule: "aligned", strength: 1 }],
    });
    expect(() => evaluateExactly(laws)).toThrow(/laws, one for each gap: 1\d\d,\d\d\d,\d\d\d .* 20,000,000/);
    const small = { cells: 1000, work: 100 };
    expect(() => evaluateExactly(inWorld("closed", "model-2"), small)).toThrow(
      /multiply-adds .* limit of 100\b/,
    );
  });

  it("takes no room for what no attempt can come to: a goal far beyond the horizon", () => {
    const far = inWorld(
      "closed",
      "model-2",
      { decomposition: { subgoals: 1 }, horizon: 1000 },
      { goal: 1e9 },
    );
    const { failures, finalProgress } = evaluateExactly(far, { cells: 1e4, work: 1e8 });
    expect(failures.unreachable).toBeCloseTo(1, 12);
    expect(finalProgress.from).toBeGreaterThanOrEqual(0);
    expect(finalProgress.probabilities.length).toBeLessThan(4000);
  });

  it.each<[unknown, string]>([
    [{ cells: Number.NaN, work: 1 }, "limits.cells: must be a number above 0, but is NaN"],
    [{ cells: 1, work: "many" }, 'limits.work: must be a number above 0, but is "many"'],
    [{ cells: -1, work: 1 }, "limits.cells: must be a number above 0, but is -1"],
    [{ cells: 100 }, "limits.work: must be a number above 0, but is missing"],
    [null, "limits.cells: must be a number above 0, but is missing"],
  ])("refuses limits of %j", (limits, said) => {
    for (const ask of [evaluateExactly, recoverabilityTube]) {
      const asked = () => ask(inWorld("closed", "model-1"), limits as ExactLimits);
      expect(asked).toThrow(ScenarioError);
      expect(asked).toThrow(said);
    }
  });

  it("solves a thousand sub-goals of a goal of 100,000", () => {
    const outcome = evaluateExactly(
      inWorld(
        "closed",
        "model-2",
        { decomposition: { subgoals: 1000 }, horizon: 20, attempts: 40 },
        { goal: 100_000 },
      ),
    );
    expect(outcome.stages).toHaveLength(1000);
    expect(outcome.passRate).toBeCloseTo(outcome.stages[0].reach ** 1000, 10);
  });
});

describe("a continuous scenario", () => {
  const continuous = (step: "continuous" | number) =>
    inWorld("closed", [{ mean: 6, sd: 2, min: 4, max: 8, step }], { decomposition: { subgoals: 5 } });

  it("is solved on a refined lattice, and says how far halving its step moved the values", () => {
    const { discretisation, passRate } = evaluateExactly(continuous("continuous"));
    expect(discretisation?.step).toBe(1 / 32);
    expect(discretisation?.error.passRate).toBeGreaterThan(0);
    expect(discretisation?.error.passRate).toBeLessThan(0.01);
    expect(passRate).toBeGreaterThan(0.1);
  });

  it("has no such error on a lattice", () => {
    expect(evaluateExactly(continuous(1)).discretisation).toBeNull();
  });

  it("has an error that tells how far a much finer lattice lies", () => {
    const { passRate, discretisation } = evaluateExactly(continuous("continuous"));
    const finer = evaluateExactly(continuous(1 / 256)).passRate;
    expect(Math.abs(passRate - finer)).toBeLessThan(4 * (discretisation?.error.passRate ?? 0) + 0.02);
  });
});
