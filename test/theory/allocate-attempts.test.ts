import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { allocateAttempts, attemptLimit } from "../../src/theory/allocate-attempts.ts";
import { withAttempts } from "../../src/theory/with-attempts.ts";
import { inWorld } from "../support/canonical.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

/** A chunk that model-1 rarely meets between two that it often does. */
const uneven: Partial<ScenarioInput["harness"]> = { decomposition: { chunks: [24, 10, 18] } };
const scenario = (
  harness: Partial<ScenarioInput["harness"]> = {},
  task: Partial<ScenarioInput["task"]> = {},
) => inWorld("closed", "model-1", { ...uneven, ...harness }, { goal: 52, ...task });

describe("allocateAttempts", () => {
  it("is as good as every split of nine attempts over three stages", () => {
    const { best } = allocateAttempts(scenario(), 9);
    const rates: number[] = [];
    for (let a = 1; a <= 7; a++) {
      for (let b = 1; a + b <= 8; b++) rates.push(rateOf([a, b, 9 - a - b]));
    }
    expect(rates).toHaveLength(28);
    expect(best.passRate).toBeCloseTo(Math.max(...rates), 14);
  });

  it("is as good as every split, over random harnesses of up to three stages", () => {
    fc.assert(
      fc.property(
        largerScenarios({ members: 2, rules: ["aligned", "value"], hallucination: true, least: -1 }),
        (input) => {
          const drawn = resolveScenario(input);
          const stages = drawn.stages.length;
          fc.pre(stages <= 3);
          const { best } = allocateAttempts(drawn, stages + 3);
          const rates = splitsOf(stages + 3, stages).map((attempts) => passRate(drawn, attempts));
          expect(best.passRate).toBeGreaterThanOrEqual(Math.max(...rates) - 1e-12);
          // The split is a scenario's own.
          const own = resolveScenario({
            ...input,
            harness: { ...input.harness, attempts: [...best.attempts] },
          });
          expect(evaluateExactly(own).passRate).toBe(best.passRate);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("gives the stage that is hardest to reach more than the others", () => {
    const { best, even, reachInOne } = allocateAttempts(scenario(), 12);
    expect(best.attempts[reachInOne.indexOf(Math.min(...reachInOne))]).toBe(Math.max(...best.attempts));
    expect(best.passRate).toBeGreaterThan(even.passRate);
    expect(best.attempts.reduce((sum, count) => sum + count)).toBe(12);
  });

  it("reports what the scenario has now", () => {
    const { own } = allocateAttempts(scenario({ attempts: 5 }), 9);
    const { passRate, expectedActions, expectedAttempts } = evaluateExactly(scenario({ attempts: 5 }));
    expect(own).toEqual({ attempts: [5, 5, 5], total: 15, passRate, expectedActions, expectedAttempts });
  });

  it("takes the odds of each stage's own attempts where a miss aborts", () => {
    const aborting = allocateAttempts(scenario({ semantics: { onExhausted: "abort" } }), 12);
    expect(aborting.best.attempts).toEqual(allocateAttempts(scenario(), 12).best.attempts);
  });

  it("counts a false acceptance as the end of a stage, not as a failed attempt", () => {
    const lying = inWorld(
      "closed",
      [{ agent: "model-1", hallucination: 0.2 }],
      { ...uneven, verification: 0.5 },
      { goal: 52 },
    );
    const { best } = allocateAttempts(lying, 8);
    const rates = [1, 2, 3, 4, 5, 6].flatMap((a) =>
      Array.from({ length: 7 - a }, (_, i) => passRate(lying, [a, i + 1, 7 - a - i])),
    );
    expect(best.passRate).toBeCloseTo(Math.max(...rates), 14);
  });

  it("names a stage that no number of attempts reaches", () => {
    const { unreachable, best } = allocateAttempts(scenario({ decomposition: { chunks: [24, 2, 26] } }), 9);
    expect(unreachable).toEqual([1]);
    expect(best.passRate).toBe(0);
  });

  it.each([
    ["harness.semantics.anchor", scenario({ semantics: { anchor: "absolute" } })],
    ["harness.semantics.pass", scenario({ semantics: { pass: "terminal" } })],
    ["task.budget", scenario({}, { budget: 30 })],
    [
      "harness.pruning",
      inWorld("closed", ["model-1", "model-2"], { pruning: { count: 1, which: "random" } }),
    ],
  ])("refuses where the theorem does not apply: %s", (path, refused) => {
    expect(() => allocateAttempts(refused, 40)).toThrow(ScenarioError);
    expect(() => allocateAttempts(refused, 40)).toThrow(path);
  });

  it.each<[unknown, string]>([
    [2, "2"],
    [4.5, "4.5"],
    [-9, "-9"],
    [Number.NaN, "NaN"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    ["12", '"12"'],
    [undefined, "missing"],
    [null, "empty (null)"],
  ])("refuses a total of %j for three stages", (total, shown) => {
    const asked = () => allocateAttempts(scenario(), total as number);
    expect(asked).toThrow(ScenarioError);
    expect(asked).toThrow(`total: must be a whole number of 3 or more, but is ${shown}`);
    expect(asked).toThrow("at least one attempt for each of the 3 stages");
  });

  it("refuses what is no resolved scenario, before it looks into it", () => {
    for (const other of [undefined, {}, { ...scenario() }])
      expect(() => allocateAttempts(other as never, 2)).toThrow(/^scenario: /);
  });

  it("refuses a total past its limit, and says both", () => {
    expect(() => allocateAttempts(scenario(), attemptLimit + 1)).toThrow(
      /1,000,001 is over the limit of 1,000,000/,
    );
  });
});

function passRate(base: ReturnType<typeof scenario>, attempts: readonly number[]): number {
  return evaluateExactly(withAttempts(base, attempts)).passRate;
}

const rateOf = (attempts: readonly number[]): number => passRate(scenario(), attempts);

/** Every split into parts of 1 or more. */
function splitsOf(total: number, parts: number): readonly (readonly number[])[] {
  if (parts === 1) return [[total]];
  return Array.from({ length: total - parts + 1 }, (_, i) => i + 1).flatMap((first) =>
    splitsOf(total - first, parts - 1).map((rest) => [first, ...rest]),
  );
}
