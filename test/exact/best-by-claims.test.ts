import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { enumerateOutcome, floatArithmetic } from "../../src/process/enumerate.ts";
import { inWorld } from "../support/canonical.ts";
import { differences } from "../support/compare-outcomes.ts";

describe("the best of failed attempts that claims are found out among", () => {
  // What was unsupported before decides in the second stage which claims fail; those near the aim win over what is farther away.
  it.each([
    { tolerance: 0, verification: 1, feedback: "closed", pmf: { "1": 0.5, "2": 0.3, "4": 0.2 } },
    { tolerance: 1, verification: 0.25, feedback: "closed", pmf: { "1": 0.5, "3": 0.3, "5": 0.2 } },
    { tolerance: 1, verification: 0, feedback: "closed", pmf: { "2": 0.5, "5": 0.5 } },
    { tolerance: 1, verification: 1, feedback: "open", pmf: { "0": 0.2, "2": 0.5, "4": 0.3 } },
    { tolerance: 0.5, verification: 0.5, feedback: "open", pmf: { "-1": 0.25, "2": 0.75 } },
    // What is not true is all there is to fail.
    { tolerance: 0, verification: 1, feedback: "closed", pmf: { "3": 1 } },
    { tolerance: 0, verification: 0.5, feedback: "open", pmf: { "3": 1 } },
  ] as const)("are the enumerated process's: %o", ({ tolerance, verification, feedback, pmf }) => {
    const semantics = { feedback, anchor: "absolute", keep: "best" } as const;
    const harness = {
      ...{ decomposition: { subgoals: 2 }, tolerance, verification, horizon: 2, attempts: 2, semantics },
    };
    const scenario = inWorld("closed", [{ pmf, hallucination: 0.25 }], harness, { goal: 6 });
    const enumerated = enumerateOutcome(scenario, floatArithmetic, 1e6);
    expect(differences(evaluateExactly(scenario), enumerated, 1e-12)).toEqual([]);
  });
});
