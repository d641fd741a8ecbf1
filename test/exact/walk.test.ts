import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttemptOutcome, solveAttempt } from "../../src/exact/attempt.ts";
import { Effort } from "../../src/exact/effort.ts";
import type { Mass } from "../../src/exact/mass.ts";
import { Walk } from "../../src/exact/walk.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { StageLaws } from "../../src/model/aim.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { semanticsOptions } from "../../src/model/semantics.ts";
import { inWorld } from "../support/canonical.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

/** Laws of a scenario's first stage with other aims. */
function lawsOf(scenario: Scenario, aims: readonly number[]) {
  const laws = new StageLaws(scenario, scenario.pools[0].members);
  return aims.map((aim) => laws.at(scenario.stages[0], aim));
}

const verdicts = ["reached", "overshoot", "stall"] as const;

/** What an attempt comes to, each mass at its place. */
function foundIn({ ends: [end], expectedActions }: AttemptOutcome): Record<string, number> {
  const found: Record<string, number> = { expectedActions };
  for (const verdict of verdicts)
    end[verdict].each((reported, _, mass) => {
      found[`${verdict} ${reported}`] = mass;
    });
  return found;
}

const totalOf = (masses: readonly Mass[]) => masses.reduce((sum, mass) => sum + mass.total(), 0);

describe("a walk that nothing stops", () => {
  const scenarios = fc.record({
    input: largerScenarios({ members: 2, rules: ["compliance"], hallucination: false, least: 0 }),
    feedback: fc.constantFrom(...semanticsOptions.feedback),
    aims: fc.array(fc.integer({ min: -5, max: 30 }), { minLength: 1, maxLength: 5 }),
  });

  it("has attempts at all aims in it, to the bit, whatever was asked of it before", () => {
    fc.assert(
      fc.property(scenarios, ({ input, feedback, aims }) => {
        const scenario = resolveScenario({
          ...input,
          harness: { ...input.harness, semantics: { feedback } },
        });
        const laws = lawsOf(scenario, aims);
        fc.pre(laws.every((law) => Walk.isCommonTo(law, feedback === "closed")));
        const walk = new Walk(laws[0].at(0, laws[0].target.horizon), new Effort());
        for (const law of laws) {
          const alone = solveAttempt(law, { feedback, byAction: false }, new Effort());
          expect(foundIn(walk.attempt(law, feedback))).toEqual(foundIn(alone));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is cut by hand: fair steps of 1 or 2, at most twice, towards 3 and then towards 1", () => {
    const [far, near] = lawsOf(
      inWorld(
        "closed",
        [{ pmf: { "1": 0.5, "2": 0.5 } }],
        { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2 },
        { goal: 3 },
      ),
      [3, 1],
    );
    const walk = new Walk(far.at(0, 2), new Effort());
    expect(foundIn(walk.attempt(far, "closed"))).toEqual({
      ...{ expectedActions: 2, "reached 3": 0.5, "overshoot 4": 0.25, "stall 2": 0.25 },
    });
    expect(foundIn(walk.attempt(near, "closed"))).toEqual({
      ...{ expectedActions: 1, "reached 1": 0.5, "overshoot 2": 0.5 },
    });
    // An open plan towards 1 is of one action, as the mean is 1.5; towards 3 of two.
    expect(foundIn(walk.attempt(near, "open"))).toEqual({
      ...{ expectedActions: 1, "reached 1": 0.5, "overshoot 2": 0.5 },
    });
    expect(foundIn(walk.attempt(far, "open"))).toEqual({
      ...{ expectedActions: 2, "reached 3": 0.5, "overshoot 4": 0.25, "stall 2": 0.25 },
    });
  });

  it("is none where an action may lead back, may be made up or taken back, or hangs on the gap", () => {
    const isCommon = (pool: Parameters<typeof inWorld>[1], harness: object = {}, feedback = "closed") => {
      const scenario = inWorld("closed", pool, { ...harness });
      return Walk.isCommonTo(lawsOf(scenario, [20])[0], feedback === "closed");
    };
    const undo = { semantics: { onOvershoot: "undo" } };
    const guided = (rule: string) => ({ guidance: [{ rule, strength: 1 }] });
    expect(isCommon(["model-1"])).toBe(true);
    expect(isCommon([{ pmf: { "0": 0.5, "3": 0.5 } }])).toBe(true);
    expect(isCommon([{ pmf: { "-1": 0.5, "3": 0.5 } }])).toBe(false);
    expect(isCommon([{ agent: "model-1", hallucination: 0.1 }])).toBe(false);
    expect(isCommon(["model-1"], undo)).toBe(false);
    expect(isCommon(["model-1"], undo, "open")).toBe(true);
    expect(isCommon(["model-1", "model-2"], guided("aligned"))).toBe(false);
    expect(isCommon(["model-1", "model-2"], guided("value"))).toBe(false);
    expect(isCommon(["model-1", "model-2"], guided("compliance"))).toBe(true);
  });

  it("is not kept where it is long: of a closed attempt to the window, of an open one to its end", () => {
    const isCommon = (goal: number, horizon: number, closed: boolean) => {
      const scenario = inWorld("closed", [{ pmf: { "1": 1 } }], { tolerance: 0, horizon }, { goal });
      return Walk.isCommonTo(lawsOf(scenario, [goal])[0], closed);
    };
    expect(isCommon(1000, 100, true)).toBe(true);
    expect(isCommon(1000, 101, true)).toBe(false);
    // As many actions as the aim, each to 1 at most, and one cell more.
    expect(isCommon(200, 500, false)).toBe(true);
    expect(isCommon(400, 500, false)).toBe(false);
  });

  it("counts what it takes, and leaves nothing out", () => {
    const [law] = lawsOf(inWorld("closed", ["model-2"]), [40]);
    const walk = new Walk(law.at(0, 10), new Effort());
    const { ends } = walk.attempt(law, "closed");
    expect(totalOf(verdicts.map((verdict) => ends[0][verdict]))).toBeCloseTo(1, 14);
    expect(() =>
      new Walk(law.at(0, 10), new Effort({ cells: 1e6, work: 100 })).attempt(law, "closed"),
    ).toThrow(/multiply-adds/);
  });
});
