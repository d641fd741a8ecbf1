import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { recoverabilityTube, type TubeMilestone } from "../../src/exact/recoverability-tube.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { editScenario } from "../../src/model/edit-scenario.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { inWorld, oneStage } from "../support/canonical.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

/** Small scenarios over every option that a tube takes: honest, without a budget, pruned to one pool at most. */
const tubeScenarios = smallScenarios().map((input) => {
  const { budget: _, ...task } = input.task;
  const pool = (input.pool as object[]).map((member) => ({ ...member, hallucination: 0 }));
  const { pruning, ...harness } = input.harness;
  const kept = pruning && "count" in pruning && pruning.which === "random" ? {} : { pruning };
  return resolveScenario({ task, pool, harness: { ...harness, ...kept } } as unknown as ScenarioInput);
});

/** What is left of a scenario from a milestone on, begun at a progress value: a scenario of its own. */
function restOf(scenario: Scenario, stage: number, progress: number): Scenario {
  return editScenario(scenario, ({ goal, stages }) => ({
    stages: stages.slice(stage).map((one) => ({ ...one, milestone: one.milestone - progress })),
    goal: goal - progress,
  }));
}

/** The chance of coming to a milestone in the tube: of no miss so far where a miss leaves it. */
function visited(scenario: Scenario, stage: number): number {
  const { pass, onExhausted } = scenario.semantics;
  if (pass === "terminal" && onExhausted === "carry") return 1;
  const before = editScenario(scenario, ({ stages }) => ({ stages: stages.slice(0, stage) }));
  return evaluateExactly(before).passRate;
}

const weightOf = ({ points }: TubeMilestone) => points.reduce((sum, { visit }) => sum + visit, 0);
const passesFrom = ({ points }: TubeMilestone) =>
  points.reduce((sum, { visit, finish }) => sum + visit * finish, 0);

describe("recoverabilityTube", () => {
  it("is as worked by hand where a missed stage ends the run and the total decides", () => {
    // Steps of 1 or 2, each 1/2; two chunks of 2 in one action each; the total may be off by 1. A 2 reaches: on to 2, and from
    // there 2 or 1 more passes. A 1 misses and ends the run at 1, which is off by 3.
    const aborting = inWorld(
      "closed",
      [{ pmf: { "1": 0.5, "2": 0.5 } }],
      {
        decomposition: { subgoals: 2 },
        tolerance: 0,
        horizon: 1,
        attempts: 1,
        semantics: { onExhausted: "abort", pass: "terminal" },
      },
      { goal: 4, tolerance: 1 },
    );
    expect(recoverabilityTube(aborting)).toEqual([
      { milestone: 0, points: [{ progress: 0, visit: 1, finish: 0.5 }] },
      { milestone: 2, points: [{ progress: 2, visit: 0.5, finish: 1 }] },
      { milestone: 4, points: [{ progress: 4, visit: 0.25, finish: 1 }] },
    ]);
  });

  it("has progress in its own units where the lattice is finer than 1", () => {
    // Steps of 0.5 or 1.5, each 1/2, two at most, for exactly 1.5: a 1.5 reaches, and after a 0.5 it is overshot or not come to.
    const fine = oneStage({ "0.5": 0.5, "1.5": 0.5 }, { chunk: 1.5 });
    expect(recoverabilityTube(fine)).toEqual([
      { milestone: 0, points: [{ progress: 0, visit: 1, finish: 0.5 }] },
      { milestone: 1.5, points: [{ progress: 1.5, visit: 0.5, finish: 1 }] },
    ]);
  });

  it("starts at 0 with the whole harness's chance of passing, as the scenario counts passes", () => {
    for (const world of ["closed", "open"] as const) {
      for (const onExhausted of ["carry", "abort"] as const) {
        for (const pass of ["strict", "terminal"] as const) {
          const semantics = { preset: world, onExhausted, pass };
          const scenario = inWorld(world, "model-2", { semantics, decomposition: { subgoals: 4 } });
          const [start, ...rest] = recoverabilityTube(scenario);
          expect(start.points).toHaveLength(1);
          expect(start.points[0].finish).toBeCloseTo(evaluateExactly(scenario).successRate, 12);
          expect(rest).toHaveLength(scenario.stages.length);
        }
      }
    }
  });

  it("gives every point the chance that the rest of the harness passes from there, over every option", () => {
    fc.assert(
      fc.property(tubeScenarios, (scenario) => {
        recoverabilityTube(scenario).forEach(({ points }, stage) => {
          for (const { progress, finish } of points) {
            const { successRate } = evaluateExactly(restOf(scenario, stage, progress));
            expect(finish).toBeCloseTo(successRate, 12);
          }
        });
      }),
      { numRuns: 400 },
    );
  });

  it("has at every milestone visits that sum to the chance of coming there, over every option", () => {
    fc.assert(
      fc.property(tubeScenarios, (scenario) => {
        recoverabilityTube(scenario).forEach((milestone, stage) => {
          expect(weightOf(milestone)).toBeCloseTo(visited(scenario, stage), 12);
        });
      }),
      { numRuns: 400 },
    );
  });

  it("has at every milestone visits that weigh up to the chance of passing, unless a run may have ended", () => {
    let ended = 0;
    fc.assert(
      fc.property(tubeScenarios, (scenario) => {
        const { successRate, semantics } = { ...evaluateExactly(scenario), ...scenario };
        const mayHaveEnded = semantics.pass === "terminal" && semantics.onExhausted === "abort";
        for (const milestone of recoverabilityTube(scenario)) {
          // What ended before and passed all the same is no longer in the tube.
          if (mayHaveEnded) expect(passesFrom(milestone)).toBeLessThanOrEqual(successRate + 1e-12);
          else expect(passesFrom(milestone)).toBeCloseTo(successRate, 12);
          if (passesFrom(milestone) < successRate - 1e-9) ended++;
        }
      }),
      { numRuns: 400 },
    );
    expect(ended).toBeGreaterThan(5);
  });

  it.each([
    ["a budget", () => inWorld("closed", "model-1", {}, { budget: 9 }), /task.budget/],
    ["hallucination", () => inWorld("closed", [{ agent: "model-1", hallucination: 0.1 }]), /pool/],
    [
      "random pruning",
      () => inWorld("closed", ["model-1", "model-2"], { pruning: { count: 1, which: "random" } }),
      /harness.pruning/,
    ],
  ])("is refused with %s, saying where and a way out", (_, scenario, where) => {
    expect(() => recoverabilityTube(scenario())).toThrow(ScenarioError);
    expect(() => recoverabilityTube(scenario())).toThrow(where);
    expect(() => recoverabilityTube(scenario())).toThrow(/hint: /);
  });
});
