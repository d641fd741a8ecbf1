import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AttemptEnd, type AttemptOptions, solveAttempt } from "../../src/exact/attempt.ts";
import { solverUnder } from "../../src/exact/attempt-by-truth.ts";
import { Effort } from "../../src/exact/effort.ts";
import type { Mass } from "../../src/exact/mass.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { StageLaws } from "../../src/model/aim.ts";
import { guidanceRules } from "../../src/model/guidance.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { semanticsOptions } from "../../src/model/semantics.ts";
import type { StageLaw } from "../../src/model/stage-law.ts";
import { inWorld } from "../support/canonical.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

const { relative, absolute } = {
  relative: solverUnder(inWorld("closed", ["model-1"]).semantics),
  absolute: solverUnder(inWorld("closed", ["model-1"], { semantics: { anchor: "absolute" } }).semantics),
};

/** The law of a scenario's first stage. */
function firstLaw(scenario: Scenario): StageLaw {
  const [stage] = scenario.stages;
  return new StageLaws(scenario, scenario.pools[0].members).at(stage, stage.chunk);
}

const verdicts = ["reached", "overshoot", "stall"] as const;

/** The mass of each verdict by true progress. */
function truthOf(end: AttemptEnd): ReadonlyMap<string, number> {
  const masses = new Map<string, number>();
  const add = (verdict: string, mass: Mass) =>
    mass.each((reported, unsupported, share) => {
      const key = `${verdict} ${reported - unsupported}`;
      masses.set(key, (masses.get(key) ?? 0) + share);
    });
  for (const verdict of verdicts) add(verdict, end[verdict]);
  return masses;
}

function differenceOf(law: StageLaw, options: AttemptOptions): number {
  const [byTruth, general] = [relative, solveAttempt].map((solve) => solve(law, options, new Effort()));
  const [a, b] = [byTruth, general].map(({ ends }) => truthOf(ends[0]));
  const differences = [...a.keys(), ...b.keys()].map((key) =>
    Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0)),
  );
  return Math.max(Math.abs(byTruth.expectedActions - general.expectedActions), ...differences);
}

describe("an attempt solved by true progress", () => {
  const scenarios = fc.record({
    input: largerScenarios({ members: 2, rules: guidanceRules, hallucination: true, least: 0 }),
    feedback: fc.constantFrom(...semanticsOptions.feedback),
    onOvershoot: fc.constantFrom(...semanticsOptions.onOvershoot),
  });

  it("ends where one does that is followed by what was reported and what of it is unsupported", () => {
    fc.assert(
      fc.property(scenarios, ({ input, feedback, onOvershoot }) => {
        const semantics = { feedback, onOvershoot };
        const law = firstLaw(resolveScenario({ ...input, harness: { ...input.harness, semantics } }));
        expect(differenceOf(law, { feedback, byAction: false })).toBeLessThan(1e-12);
      }),
      { numRuns: 200 },
    );
  });

  it("has the masses worked by hand, of steps of 1 or 2 that are made up half of the time", () => {
    // Towards 3 in two actions. Reported 1 + 2, 2 + 1 or 2 + 2, a quarter each; 1 + 1 stalls. Each step counts or not.
    const harness = { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2 };
    const pool = [{ pmf: { "1": 0.5, "2": 0.5 }, hallucination: 0.5 }];
    const law = firstLaw(inWorld("closed", pool, harness, { goal: 3 }));
    const { ends, expectedActions } = relative(law, { feedback: "closed", byAction: false }, new Effort());
    expect(expectedActions).toBe(2);
    const [reached, missed] = [2 / 16, 1 / 16];
    expect(Object.fromEntries(truthOf(ends[0]))).toEqual({
      ...{ "reached 0": reached, "reached 1": reached, "reached 2": reached, "reached 3": reached },
      ...{ "overshoot 0": missed, "overshoot 2": 2 * missed, "overshoot 4": missed },
      ...{ "stall 0": missed, "stall 1": 2 * missed, "stall 2": missed },
    });
  });

  it("has next to no table to follow for a chunk that is out of reach, unless guidance reads the gap", () => {
    const far = (rule: "compliance" | "aligned") =>
      firstLaw(
        inWorld(
          "closed",
          [{ agent: "model-2", hallucination: 0.1 }, "model-1"],
          { decomposition: { subgoals: 1 }, guidance: [{ rule, strength: 1 }] },
          { goal: 1000 },
        ),
      );
    const within = (cells: number, rule: "compliance" | "aligned") =>
      relative(far(rule), { feedback: "closed", byAction: false }, new Effort({ cells, work: 1e9 }));
    // ten actions of at most 11: true progress of 0 to 110
    expect(() => within(111, "compliance")).not.toThrow();
    expect(() => within(110, "compliance")).toThrow(/: 111 is over/);
    expect(() => within(7500, "aligned")).toThrow("cells in one table");
  });

  it("takes what it is counted as and no more, by hand, and tables no longer than an attempt can get", () => {
    const one = (goal: number, horizon: number, pmf: Record<string, number>) =>
      firstLaw(
        inWorld(
          "closed",
          [{ pmf, hallucination: 0.5 }],
          { decomposition: { subgoals: 1 }, tolerance: 0, horizon },
          { goal },
        ),
      );
    const solved = (law: StageLaw, work: number) =>
      relative(law, { feedback: "closed", byAction: false }, new Effort({ cells: 100, work }));
    // A step of 1 towards 10, twice. The one cell is gone through twice, and both halves of its law multiplied; then it is lost, and
    // so are the three places that it may come to.
    const lost = 2 * (1 + 1) + 2 * 3 * (1 + 1);
    expect(solved(one(10, 2, { "1": 1 }), lost).expectedActions).toBe(2);
    expect(() => solved(one(10, 2, { "1": 1 }), lost - 1)).toThrow(/multiply-adds/);
    // Steps of 1 or 2 towards 3: the last is taken at 2, whatever the horizon, and comes to 4.
    const [end] = solved(one(3, 9, { "1": 0.5, "2": 0.5 }), 1e6).ends;
    expect([end.reached, end.overshoot, end.stall].map(({ cells }) => cells.length)).toEqual([4, 5, 0]);
  });

  it("is asked for only where nobody asks what was reported", () => {
    expect(absolute).toBe(solveAttempt);
    expect(solverUnder(inWorld("closed", ["model-1"], { semantics: { keep: "best" } }).semantics)).toBe(
      solveAttempt,
    );
    const told = firstLaw(inWorld("closed", [{ agent: "model-1", hallucination: 0.5 }]));
    const { ends } = absolute(told, { feedback: "closed", byAction: false }, new Effort());
    expect(ends[0].reached.height).toBeGreaterThan(1);
    expect(relative(told, { feedback: "closed", byAction: false }, new Effort()).ends[0].reached.height).toBe(
      1,
    );
  });
});
