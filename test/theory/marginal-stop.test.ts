import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { stopAlong } from "../../src/theory/marginal-rule.ts";
import { marginalStop, scaffoldLimit } from "../../src/theory/marginal-stop.ts";
import { inWorld } from "../support/canonical.ts";

const partial = (chunk: number, scaffolded: number, harness: Partial<ScenarioInput["harness"]> = {}) =>
  inWorld("closed", "model-3", { decomposition: { chunk, scaffolded }, ...harness });

describe("stopAlong", () => {
  it("stops where the next chunk no longer helps", () => {
    expect(stopAlong([1, 3, 2])).toEqual({ best: 1, marginal: 1, cost: 0 });
  });

  it("goes on while there is nothing to lose", () => {
    expect(stopAlong([0, 0, 4, 3])).toEqual({ best: 2, marginal: 2, cost: 0 });
  });

  it("stops early before a second rise, and says what that costs", () => {
    expect(stopAlong([1, 4, 3, 6])).toEqual({ best: 3, marginal: 1, cost: 2 });
  });

  it("goes to the end of a curve that only rises", () => {
    expect(stopAlong([1, 2, 3])).toEqual({ best: 2, marginal: 2, cost: 0 });
  });
});

describe("marginalStop", () => {
  it.each([
    [20, 8, 0.132],
    [25, 6, 0.176],
  ])("finds the best number of chunks of %f in the canonical world: %i", (chunk, best, rate) => {
    const found = marginalStop(partial(20, 1), chunk);
    expect(found.best.scaffolded).toBe(best);
    expect(found.best.passRate).toBeCloseTo(rate, 3);
    expect(found.marginalRule).toEqual({ ...found.best, cost: 0 });
  });

  it("evaluates every number of chunks as a scenario of its own would be", () => {
    const tail = { horizon: 7, attempts: 6, carryOver: 0.5 };
    const harness = { semantics: { tail }, guidance: [{ rule: "aligned" as const, strength: 1 }] };
    const { points } = marginalStop(partial(30, 1, harness), 50);
    for (const { scaffolded, passRate, meanAbsoluteBias } of points) {
      const outcome = evaluateExactly(partial(50, scaffolded, harness));
      expect({ passRate, meanAbsoluteBias }).toEqual({
        passRate: outcome.passRate,
        meanAbsoluteBias: outcome.meanAbsoluteBias,
      });
    }
    expect(points).toHaveLength(5);
  });

  it("measures margins to the second best, to none and to all", () => {
    const { points, best, second, none, complete, full } = marginalStop(partial(20, 1), 20);
    const rates = points.map(({ passRate }) => passRate);
    const ordered = rates.toSorted((a, b) => b - a);
    expect(best.passRate).toBe(ordered[0]);
    expect(second.margin).toBe(ordered[0] - ordered[1]);
    expect(none.margin).toBe(ordered[0] - rates[0]);
    expect(complete.margin).toBe(ordered[0] - rates[full]);
  });

  it("counts the pass that the scenario counts", () => {
    const terminal = marginalStop(partial(20, 1, { semantics: { pass: "terminal" } }), 25);
    const outcome = evaluateExactly(partial(25, terminal.best.scaffolded));
    expect(terminal.best.passRate).toBe(outcome.terminalPassRate);
  });

  it.each([0, -5, 241, Number.NaN])("refuses a chunk of %f for a goal of 240", (chunk) => {
    expect(() => marginalStop(partial(20, 1), chunk)).toThrow(/above 0 and at most task.goal \(240\)/);
  });

  it("refuses a scenario that is all tail: it does not say what a scaffold has", () => {
    expect(() => marginalStop(partial(20, 0), 20)).toThrow(/all free tail/);
  });

  it.each(["horizon", "attempts"])("refuses scaffolded stages that differ in their %s", (budget) => {
    const uneven = partial(100, 2, { [budget]: [4, 5, 6] });
    expect(() => marginalStop(uneven, 20)).toThrow(
      `harness.${budget}: must be equal in all scaffolded stages, as their number is varied, but is 4 and 5`,
    );
    expect(marginalStop(partial(100, 2, { [budget]: [4, 4, 6] }), 20).full).toBe(12);
  });

  it("refuses more chunks than its limit, and says both", () => {
    expect(() => marginalStop(partial(20, 1), 0.1)).toThrow(
      `2,400 is over the limit of ${scaffoldLimit.toLocaleString("en-US")}`,
    );
  });
});
