import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { recoverabilityTube } from "../../src/exact/recoverability-tube.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { inWorld } from "../support/canonical.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

describe("recoverabilityTube", () => {
  it("starts at 0 with the whole harness's chance of passing", () => {
    for (const world of ["closed", "open"] as const) {
      const scenario = inWorld(world, "model-2");
      const [start, ...rest] = recoverabilityTube(scenario);
      expect(start.points).toHaveLength(1);
      expect(start.points[0].finish).toBeCloseTo(evaluateExactly(scenario).successRate, 12);
      expect(rest).toHaveLength(scenario.stages.length);
    }
  });

  it("has at every milestone visits that weigh up to the chance of passing", () => {
    fc.assert(
      fc.property(smallScenarios({ least: 0 }), (input) => {
        const { budget: _, ...task } = input.task;
        const pool = (input.pool as object[]).map((member) => ({ ...member, hallucination: 0 }));
        const { pruning: __, ...harness } = input.harness;
        const scenario = resolveScenario({ ...input, task, harness, pool: pool as typeof input.pool });
        fc.pre(scenario.semantics.onExhausted === "carry");
        const { successRate } = evaluateExactly(scenario);
        for (const { points } of recoverabilityTube(scenario)) {
          const weighed = points.reduce((sum, { visit, finish }) => sum + visit * finish, 0);
          expect(weighed).toBeCloseTo(successRate, 12);
        }
      }),
    );
  });

  it.each([
    ["a budget", () => inWorld("closed", "model-1", {}, { budget: 9 }), /task.budget/],
    ["hallucination", () => inWorld("closed", [{ agent: "model-1", hallucination: 0.1 }]), /pool/],
    [
      "random pruning",
      () => inWorld("closed", ["model-1", "model-2"], { pruning: { count: 1, which: "random" } }),
      /harness.pruning/,
    ],
  ])("is refused with %s", (_, scenario, where) => {
    expect(() => recoverabilityTube(scenario())).toThrow(ScenarioError);
    expect(() => recoverabilityTube(scenario())).toThrow(where);
  });
});
