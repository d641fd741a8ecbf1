import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { guidanceRules } from "../../src/model/guidance.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { brokenPremises, type Growing, growing, grown } from "../../src/theory/laws/monotone.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios, smallScenarios } from "../support/scenario-arbitraries.ts";

/** How far the strict pass rate falls when something grows. */
const fall = (scenario: Scenario, what: Growing, by: number): number =>
  evaluateExactly(scenario).passRate - evaluateExactly(grown(scenario, what, by)).passRate;

const rules = ["aligned", "misaligned", "compliance"] as const;
const step = fc.constantFrom(0.5, 1, 3);
const by = (what: Growing, amount: number): number => (what === "tolerance" ? amount : Math.ceil(amount));

describe("T1.monotone: the strict pass rate never falls when attempts, the horizon or the tolerance grow", () => {
  it.each(growing)("holds for %s with closed feedback, a relative anchor and guidance by the gap", (what) => {
    fc.assert(
      fc.property(largerScenarios({ members: 3, rules, least: -3 }), step, (input, amount) => {
        const scenario = resolveScenario(input);
        expect(brokenPremises(scenario, what)).toEqual([]);
        expect(fall(scenario, what, by(what, amount))).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(growing)("holds for %s over every option of the model where no premise of it is broken", (what) => {
    let met = 0;
    fc.assert(
      fc.property(smallScenarios(), step, (input, amount) => {
        const scenario = resolveScenario(input);
        if (brokenPremises(scenario, what).length > 0) return;
        met++;
        expect(fall(scenario, what, by(what, amount))).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 2000 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it("counts guidance by the continuation value as a broken premise only where it has strength", () => {
    const [input] = fc.sample(largerScenarios(), 1);
    const under = (strength: number) => {
      const guidance = [{ rule: "value" as const, strength, level: "pool" as const }];
      const scenario = resolveScenario({ ...input, harness: { ...input.harness, guidance } });
      return brokenPremises(scenario, "horizon").filter((words) => words.includes("continuation value"));
    };
    expect([under(0).length, under(1e-9).length]).toEqual([0, 1]);
  });

  it("asks nothing of a scenario when attempts grow", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        expect(brokenPremises(resolveScenario(input), "attempts")).toEqual([]);
      }),
    );
  });

  describe("fails without a premise:", () => {
    const with_ =
      (harness: Partial<ScenarioInput["harness"]>, task: object = {}) =>
      (input: ScenarioInput) =>
        resolveScenario({
          task: { ...input.task, ...task },
          pool: input.pool,
          harness: { ...input.harness, ...harness },
        });
    const lying = with_({ semantics: "closed" });

    it.each<[Growing, string, (input: ScenarioInput) => Scenario]>([
      ["horizon", "open feedback", with_({ semantics: { feedback: "open" } })],
      ["horizon", "an absolute anchor", with_({ semantics: { anchor: "absolute" } })],
      ["horizon", "a task budget", with_({}, { budget: 5 })],
      ["tolerance", "an absolute anchor", with_({ semantics: { anchor: "absolute" } })],
    ])("%s with %s", (what, _, change) => {
      const holds = fc.property(smallScenarios({ least: 0 }), (input) => {
        const { pruning: _, ...harness } = input.harness;
        const honest = (input.pool as object[]).map((member) => ({ ...member, hallucination: 0 }));
        const scenario = change({
          ...input,
          task: { goal: input.task.goal },
          pool: honest as never,
          harness: { ...harness, guidance: [] },
        });
        return fall(scenario, what, 1) <= 1e-12;
      });
      expectCounterExample(holds, 5000);
    });

    it.each<[Growing, string, number]>([
      ["horizon", "false claims that may be accepted", 0],
      ["tolerance", "hallucination, even with every claim checked", 1],
    ])("%s with %s", (what, _, verification) => {
      const holds = fc.property(
        largerScenarios({ members: 2, hallucination: true }),
        (input) => fall(lying({ ...input, harness: { ...input.harness, verification } }), what, 1) <= 1e-12,
      );
      expectCounterExample(holds, 5000);
    });

    it.each<[Growing]>([["horizon"], ["tolerance"]])(
      "%s with guidance that reads the continuation value",
      (what) => {
        const holds = fc.property(
          largerScenarios({ members: 3, rules: ["value", "antivalue"], strengths: [0.5, 2, 10, 40] }),
          (input) => fall(resolveScenario(input), what, 1) <= 1e-12,
        );
        expectCounterExample(holds, 5000);
      },
    );

    it("names every rule in one of its two kinds", () => {
      expect([...rules, "uniform", "grounded", "value", "antivalue"].sort()).toEqual(
        [...guidanceRules].sort(),
      );
    });
  });

  it("fails when it is turned round", () => {
    for (const what of growing) {
      expectCounterExample(
        fc.property(largerScenarios(), (input) => fall(resolveScenario(input), what, 1) >= -1e-12),
      );
    }
  });
});
