import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { editScenario } from "../../src/model/edit-scenario.ts";
import type { GuidanceRule } from "../../src/model/guidance.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { ruleEffects } from "../../src/theory/laws/value-guidance.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { type Larger, largerScenarios } from "../support/scenario-arbitraries.ts";

const gapRules: readonly GuidanceRule[] = ["aligned", "misaligned", "compliance", "grounded"];
const strengths = [0.1, 1, 5, 40, 300];

/** Scenarios with terms of one value rule, and perhaps others that do not read V. */
const under = (rule: GuidanceRule, larger: Larger = {}): fc.Arbitrary<ScenarioInput> =>
  largerScenarios({
    members: 3,
    rules: [rule, ...gapRules],
    strengths,
    least: -2,
    hallucination: true,
    ...larger,
  });

/** The same with the other rules at the pool's level: the premise of the theorem. */
const level =
  (rule: GuidanceRule) =>
  (input: ScenarioInput): ScenarioInput => {
    const guidance = (input.harness.guidance ?? []).map((term) =>
      term.rule === rule ? term : { ...term, level: "pool" as const },
    );
    return { ...input, harness: { ...input.harness, guidance } };
  };

const without = (rule: GuidanceRule) => (input: ScenarioInput) => {
  const guidance = (input.harness.guidance ?? []).filter((term) => term.rule === rule);
  return { ...input, harness: { ...input.harness, guidance } };
};

const effectsOf = (input: ScenarioInput, rule: GuidanceRule) => ruleEffects(resolveScenario(input), rule);

describe("T2.value: preferring what is worth more never lowers the reach of an attempt, at any strength", () => {
  it.each(["restart", "undo"] as const)(
    "holds for the oracle, whatever else guides, with %s",
    (onOvershoot) => {
      let met = 0;
      fc.assert(
        fc.property(under("value", { semantics: { onOvershoot } }).map(level("value")), (input) => {
          for (const effect of effectsOf(input, "value")) {
            if (effect.with > effect.without + 1e-6) met++;
            expect(effect.with).toBeGreaterThanOrEqual(effect.without - 1e-12);
          }
        }),
        { numRuns: 1000 },
      );
      expect(met).toBeGreaterThan(50);
    },
  );

  it.each(["restart", "undo"] as const)("holds turned round for the adversary, with %s", (onOvershoot) => {
    let met = 0;
    fc.assert(
      fc.property(under("antivalue", { semantics: { onOvershoot } }).map(level("antivalue")), (input) => {
        for (const effect of effectsOf(input, "antivalue")) {
          if (effect.with < effect.without - 1e-6) met++;
          expect(effect.with).toBeLessThanOrEqual(effect.without + 1e-12);
        }
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(50);
  });

  it("carries over to the pass rate of independent stages of an honest pool", () => {
    fc.assert(
      fc.property(under("value", { hallucination: false }).map(without("value")), (input) => {
        const scenario = resolveScenario(input);
        const oracle = evaluateExactly(scenario).passRate;
        expect(oracle).toBeGreaterThanOrEqual(evaluateExactly(unguided(scenario)).passRate - 1e-12);
      }),
      { numRuns: 500 },
    );
  });

  describe("fails when it is broken:", () => {
    const helps = (rule: GuidanceRule, larger: Larger = {}) =>
      fc.property(under(rule, larger), (input) =>
        effectsOf(input, rule).every((effect) => effect.with >= effect.without - 1e-12),
      );

    it("asked of the adversary", () => expectCounterExample(helps("antivalue")));

    it("asked of nearness to the gap, which is not increasing in V", () =>
      expectCounterExample(helps("aligned"), 5000));

    it("asked of planned attempts, which act by V at their start only", () => {
      const open = { semantics: { feedback: "open" } } as const;
      expectCounterExample(helps("value", open), 5000);
    });

    it("another rule tilting increments while the oracle weighs distributions", () => {
      const across = fc.constantFrom("compliance", "misaligned", "aligned").chain((rule) =>
        largerScenarios({ members: 3 }).map((input) => {
          const guidance = [
            { rule: "value" as const, strength: 10, level: "pool" as const },
            { rule: rule as GuidanceRule, strength: 1, level: "action" as const },
          ];
          return { ...input, harness: { ...input.harness, guidance } };
        }),
      );
      const holds = fc.property(across, (input) =>
        effectsOf(input, "value").every((effect) => effect.with >= effect.without - 1e-12),
      );
      expectCounterExample(holds, 5000);
    });

    it("asked of true passes of a pool that hallucinates: V is of reports", () => {
      const holds = fc.property(under("value").map(without("value")), (input) => {
        const scenario = resolveScenario(input);
        return evaluateExactly(scenario).passRate >= evaluateExactly(unguided(scenario)).passRate - 1e-12;
      });
      expectCounterExample(holds, 5000);
    });
  });
});

const unguided = (scenario: Scenario): Scenario => editScenario(scenario, () => ({ guidance: [] }));
