import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { LimitError } from "../../src/model/errors.ts";
import { guidanceLevels, guidanceRules } from "../../src/model/guidance.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { semanticsOptions } from "../../src/model/semantics.ts";
import { type Arithmetic, enumerateOutcome } from "../../src/process/enumerate.ts";
import { binaryFractionArithmetic } from "../support/binary-fraction-arithmetic.ts";
import { differences } from "../support/compare-outcomes.ts";
import { fractionArithmetic } from "../support/fraction-arithmetic.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

const tolerance = 1e-12;

/** How the two differ; a scenario of more branches than the limit is passed over and another drawn. */
function disagreements<T>(scenario: Scenario, arithmetic: Arithmetic<T>, limit: number): readonly string[] {
  try {
    return differences(evaluateExactly(scenario), enumerateOutcome(scenario, arithmetic, limit), tolerance);
  } catch (error) {
    fc.pre(!(error instanceof LimitError));
    throw error;
  }
}

describe("the exact engine", () => {
  it("agrees with enumeration in mathjs fractions to 1e-12, over all options", () => {
    fc.assert(
      fc.property(smallScenarios({ goal: 3, horizon: 2, attempts: 2 }), (input) => {
        expect(disagreements(resolveScenario(input), fractionArithmetic, 2_000)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("agrees with enumeration in binary fractions to 1e-12, over more and larger ones", () => {
    fc.assert(
      fc.property(smallScenarios(), (input) => {
        expect(disagreements(resolveScenario(input), binaryFractionArithmetic, 20_000)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it("is told apart from an engine that gives one stage an attempt too many", () => {
    const broken = fc.property(smallScenarios(), (input) => {
      const [first, ...others] = [input.harness.attempts].flat();
      const attempts = Array.isArray(input.harness.attempts) ? [first + 1, ...others] : first + 1;
      const more = { ...input, harness: { ...input.harness, attempts } };
      const exact = evaluateExactly(resolveScenario(more));
      const judge = enumerateOutcome(resolveScenario(input), binaryFractionArithmetic, 20_000);
      expect(differences(exact, judge, tolerance)).toEqual([]);
    });
    expect(fc.check(broken, { numRuns: 200 }).failed).toBe(true);
  });
});

describe("the sample of small scenarios", () => {
  it("meets every value of every option", () => {
    const sample = fc.sample(smallScenarios(), 1000).map((input) => JSON.stringify(input));
    const values = [
      ...Object.values(semanticsOptions).flat(),
      ...guidanceRules,
      ...guidanceLevels,
      ...[
        "random",
        "worst",
        "best",
        "hallucination",
        "budget",
        "carryOver",
        "scaffolded",
        "subgoals",
        "chunks",
      ],
    ];
    for (const value of values) {
      expect(sample.filter((text) => text.includes(`"${value}"`)).length, value).toBeGreaterThan(20);
    }
  });
});
