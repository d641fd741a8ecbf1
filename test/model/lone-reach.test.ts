import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { editScenario } from "../../src/model/edit-scenario.ts";
import { LimitError } from "../../src/model/errors.ts";
import { loneReach } from "../../src/model/lone-reach.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { enumerateOutcome, floatArithmetic } from "../../src/process/enumerate.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

const reachIn = (scenario: Scenario): number =>
  loneReach(scenario.pools[0].members[0], scenario.stages, scenario);

/** The first distribution alone, honest and unguided, each stage from its own chunk, whatever became of those before. */
const alone = (input: ScenarioInput): Scenario =>
  editScenario(resolveScenario(input), ({ pools: [{ members }], semantics }) => ({
    pools: [{ share: 1, members: [{ ...members[0], hallucination: 0 }] }],
    guidance: [],
    budget: Number.POSITIVE_INFINITY,
    semantics: { ...semantics, anchor: "relative", onExhausted: "carry" },
  }));

describe("loneReach", () => {
  it("is the mean reach of the stages when the process is enumerated with that distribution alone", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        const scenario = alone(input);
        const { stages } = enumerateOutcome(scenario, floatArithmetic, 100_000);
        const mean = stages.reduce((sum, { reach }) => sum + reach, 0) / stages.length;
        expect(Math.abs(reachIn(scenario) - mean)).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it("is told apart from the reach of the first stage alone, and of one attempt", () => {
    const differs = (of: (scenario: Scenario) => Scenario) =>
      fc.check(
        fc.property(smallScenarios(), (input) => {
          const scenario = alone(input);
          expect(reachIn(of(scenario))).toBeCloseTo(reachIn(scenario), 9);
        }),
      ).failed;
    expect(differs((one) => editScenario(one, ({ stages }) => ({ stages: stages.slice(0, 1) })))).toBe(true);
    expect(
      differs((one) =>
        editScenario(one, ({ stages }) => ({ stages: stages.map((stage) => ({ ...stage, attempts: 1 })) })),
      ),
    ).toBe(true);
  });

  it("refuses more work than its limit, and says how much there is", () => {
    const large = (width: number) =>
      resolveScenario({
        task: { goal: 1e6 },
        pool: [{ mean: 0, sd: 1e5, min: 0, max: width - 1 }, "model-1"],
        harness: {
          decomposition: { subgoals: 1 },
          tolerance: 0,
          horizon: 30,
          attempts: 1,
          pruning: { count: 1, which: "worst" },
        },
      });
    // 30 actions of up to 2,000 sum to 60,000, each of which 2,000 increments follow, 30 times
    expect(() => large(2000)).toThrow(LimitError);
    expect(() => large(2000)).toThrow("3,600,000,000 is over the limit of 1,000,000,000");
  });
});
