import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { drawsOf } from "../../src/montecarlo/draws.ts";
import { estimateFrom } from "../../src/montecarlo/estimate.ts";
import { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";
import { oneStage } from "../support/canonical.ts";
import { differences } from "../support/compare-outcomes.ts";
import { countsOf } from "../support/counts-of.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

/** Scenarios over all options in which everything is certain: one increment, always or never made up, always or never checked. */
const certainScenarios = fc
  .record({
    input: smallScenarios({ attempts: 4 }),
    value: fc.integer({ min: -1, max: 4 }),
    hallucination: fc.constantFrom(0, 0, 1),
    verification: fc.constantFrom(0, 1),
  })
  .map(({ input, value, hallucination, verification }): ScenarioInput => {
    const { guidance: _, pruning: __, ...harness } = input.harness;
    const pool = [{ name: "d0", pmf: { [value]: 1 }, hallucination }];
    return { ...input, pool, harness: { ...harness, verification } };
  });

const walked = (scenario: Scenario) =>
  estimateFrom(scenario, countsOf(scenario, new WalkKernel(scenario), drawsOf("certain"), 2), {
    seed: "certain",
    confidence: 0.95,
  });

describe("the walk kernel", () => {
  it("is the exact engine in every figure where nothing is left to chance, over all options", () => {
    fc.assert(
      fc.property(certainScenarios, (input) => {
        const scenario = resolveScenario(input);
        expect(differences(walked(scenario), evaluateExactly(scenario), 1e-12)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it("is told apart from an engine that gives every stage an attempt too many", () => {
    const [once, twice] = [1, 2].map((attempts) => oneStage({ "2": 1 }, { chunk: 3, attempts }));
    expect(differences(walked(once), evaluateExactly(twice), 1e-12)).not.toEqual([]);
  });
});
