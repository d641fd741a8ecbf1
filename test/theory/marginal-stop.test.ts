import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { stopAlong } from "../../src/theory/marginal-rule.ts";
import { marginalStop } from "../../src/theory/marginal-stop.ts";
import { inWorld } from "../support/canonical.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

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

  it("goes to the end of a curve with nothing to lose anywhere, and no further", () => {
    expect(stopAlong([0, 0, 0])).toEqual({ best: 0, marginal: 2, cost: 0 });
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
    expect(found.best?.scaffolded).toBe(best);
    expect(found.best?.passRate).toBeCloseTo(rate, 3);
    expect(found.marginalRule).toEqual({ ...found.best, cost: 0 });
  });

  it("evaluates every number of chunks as a scenario of its own would be", () => {
    const tail = { horizon: 7, attempts: 6, carryOver: 0.5 };
    const harness = { semantics: { tail }, guidance: [{ rule: "aligned" as const, strength: 1 }] };
    const { points } = marginalStop(partial(30, 1, harness), 50);
    for (const { scaffolded, ...point } of points) {
      const outcome = evaluateExactly(partial(50, scaffolded, harness));
      const { passRate, meanAbsoluteBias, expectedActions, expectedAttempts } = outcome;
      expect(point).toEqual({ passRate, meanAbsoluteBias, expectedActions, expectedAttempts });
    }
    expect(points).toHaveLength(5);
  });

  it("evaluates them so over random harnesses, under every kind of semantics", () => {
    const semantics = fc.constantFrom<NonNullable<ScenarioInput["harness"]["semantics"]>>(
      { tail: { horizon: 7, attempts: 1, carryOver: 0.3 } },
      { preset: "open", tail: { attempts: 4 } },
      { anchor: "absolute", onMet: "skip", onExhausted: "abort", pass: "terminal" },
    );
    let met = 0;
    fc.assert(
      fc.property(largerScenarios(), semantics, fc.integer({ min: 4, max: 20 }), (input, how, chunk) => {
        fc.pre(chunk < input.task.goal && input.task.goal <= 40);
        const at = (scaffolded: number) =>
          resolveScenario({
            ...input,
            harness: { ...input.harness, semantics: how, decomposition: { chunk, scaffolded } },
          });
        met++;
        for (const { scaffolded, passRate } of marginalStop(at(1), chunk).points)
          expect(passRate).toBe(evaluateExactly(at(scaffolded)).successRate);
      }),
      { numRuns: 30 },
    );
    expect(met).toBeGreaterThan(20);
  });

  it("gives a scenario without a tail the tail that it would have: the scaffold's budgets and no guidance", () => {
    const guided = {
      guidance: [{ rule: "compliance" as const, strength: 0.2, level: "action" as const }],
      attempts: 3,
    };
    const whole = inWorld("closed", "model-3", { ...guided, decomposition: { subgoals: 8 } });
    const { points, setting } = marginalStop(whole, 40);
    expect(setting).toEqual({ horizon: 10, attempts: 3, tolerance: 1 });
    expect(points.map(({ passRate }) => passRate)).toEqual(
      points.map(({ scaffolded }) => evaluateExactly(partial(40, scaffolded, guided)).passRate),
    );
    expect(points[4].passRate).toBeGreaterThan(0);
  });

  it("measures margins to the second best, to none and to all", () => {
    const { points, best, second, none, complete, full } = marginalStop(partial(20, 1), 20);
    expect([full, none.scaffolded, complete.scaffolded]).toEqual([12, 0, 12]);
    const rates = points.map(({ passRate }) => passRate);
    const ordered = rates.toSorted((a, b) => b - a);
    expect(best?.passRate).toBe(ordered[0]);
    expect(second.margin).toBe(ordered[0] - ordered[1]);
    expect(none.margin).toBe(ordered[0] - rates[0]);
    expect(complete.margin).toBe(ordered[0] - rates[full]);
  });

  it("counts the pass that the scenario counts", () => {
    const terminal = marginalStop(partial(20, 1, { semantics: { pass: "terminal" } }), 25);
    const outcome = evaluateExactly(partial(25, terminal.best?.scaffolded ?? 0));
    expect(terminal.best?.passRate).toBe(outcome.terminalPassRate);
  });

  it("recommends none where no number of chunks passes", () => {
    const { best, second, points } = marginalStop(partial(2, 1), 2);
    expect(points.every(({ passRate }) => passRate === 0)).toBe(true);
    expect(best).toBeNull();
    // All are equal: the first is looked at as the best, and the next as the runner-up.
    expect([second.scaffolded, second.margin]).toEqual([1, 0]);
  });

  it("says what the tail is given, and what is best when it is given as much as the chunks it replaces", () => {
    const task = { goal: 180 };
    const short = inWorld(
      "closed",
      "model-1",
      { decomposition: { chunk: 30, scaffolded: 1 }, horizon: 12 },
      task,
    );
    const { best, setting, alternatives } = marginalStop(short, 30);
    expect(setting).toEqual({ horizon: 12, attempts: 4, tolerance: 1 });
    expect(best?.scaffolded).toBe(4);
    const covering = alternatives.find(({ horizon, attempts }) => horizon === 72 && attempts === 4);
    expect(covering?.best?.scaffolded).toBe(0);
    // The same by asking for it.
    const asked = inWorld(
      "closed",
      "model-1",
      { decomposition: { chunk: 30, scaffolded: 1 }, horizon: 12, semantics: { tail: { horizon: 72 } } },
      task,
    );
    expect(covering?.best).toEqual(marginalStop(asked, 30).best);
  });

  it("has alternatives that each differ from the scenario, and are what a scenario of their own gives", () => {
    const own = partial(60, 1, { semantics: { tail: { horizon: 20, attempts: 2, carryOver: 0 } } });
    const { setting, alternatives } = marginalStop(own, 60);
    expect(alternatives.map(({ horizon, attempts, tolerance }) => [horizon, attempts, tolerance])).toEqual([
      [10, 2, 1],
      [20, 4, 1],
      [10, 4, 1],
      [40, 2, 1],
      [20, 16, 1],
      [40, 16, 1],
      [20, 2, 0.5],
      [20, 2, 2],
    ]);
    for (const { horizon, attempts, tolerance, best, tooLarge } of alternatives) {
      const semantics = { tail: { horizon, attempts, carryOver: 0 } };
      expect({ horizon, attempts, tolerance }).not.toEqual(setting);
      expect(best).toEqual(marginalStop(partial(60, 1, { semantics, tolerance }), 60).best);
      expect(tooLarge).toBe(false);
    }
  });

  it("says of an alternative that it is too large beside what was asked, and answers that", () => {
    // A horizon of 40 goes through the tail's table far more often than one of 5 does.
    const { best, alternatives } = marginalStop(partial(30, 1, { horizon: 5 }), 30, {
      cells: 2e7,
      work: 3e6,
    });
    expect(best).not.toBeNull();
    expect(alternatives.filter(({ tooLarge }) => tooLarge).map(({ horizon }) => horizon)).toEqual([40, 40]);
  });

  it("takes a step of the lattice for a tolerance that cannot be halved", () => {
    const tolerances = marginalStop(partial(60, 1, { tolerance: 0 }), 60).alternatives.map(
      (one) => one.tolerance,
    );
    expect(new Set(tolerances)).toEqual(new Set([0, 1]));
  });

  it.each<[unknown, string]>([
    [0, "0"],
    [-5, "-5"],
    [241, "241"],
    [Number.NaN, "NaN"],
    ["20", '"20"'],
    [undefined, "missing"],
    [[20], "[20]"],
  ])("refuses a chunk of %j for a goal of 240", (chunk, shown) => {
    const asked = () => marginalStop(partial(20, 1), chunk as number);
    expect(asked).toThrow(ScenarioError);
    expect(asked).toThrow(`chunk: must be a number above 0 and at most 240, but is ${shown}`);
  });

  it("refuses what is no resolved scenario, before it looks into it", () => {
    for (const other of [undefined, {}, { ...partial(20, 1) }])
      expect(() => marginalStop(other as never, -1)).toThrow(/^scenario: /);
  });

  it("takes a chunk off the lattice, as a scenario does", () => {
    expect(marginalStop(partial(20, 1), 22.5).points).toHaveLength(11);
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
    expect(() => marginalStop(partial(20, 1), 0.1)).toThrow("2,400 is over the limit of 2,000");
  });
});
