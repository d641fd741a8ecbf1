import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { editScenario } from "../../src/model/edit-scenario.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import type { StageLaw } from "../../src/model/stage-law.ts";
import { actionValues } from "../../src/theory/laws/attempt-state.ts";
import { performanceDifference } from "../../src/theory/laws/difference.ts";
import { pruneAct, pruningAt } from "../../src/theory/laws/pruning.ts";
import { type StageAct, stageActs } from "../../src/theory/laws/stage-acts.ts";
import { visitsOf } from "../../src/theory/laws/visits.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

const rules = ["aligned", "misaligned", "compliance"] as const;

/** A scenario of two or three distributions, and the names of those that are left. */
const pruned = fc
  .tuple(
    largerScenarios({ members: 3, rules, strengths: [0.1, 0.5, 2], least: -1 }),
    fc.integer({ min: 1, max: 6 }),
  )
  .filter(([input]) => input.pool.length > 1)
  .map(([input, subset]) => {
    const names = (input.pool as readonly { name: string }[]).map(({ name }) => name);
    const left = names.filter((_, i) => (subset >> i) % 2 === 1);
    return { input, left: left.length > 0 ? left : names.slice(0, 1) };
  });

/** Every attempt of a scenario, before and after pruning. */
function eachAct(
  { input, left }: { input: ScenarioInput; left: readonly string[] },
  visit: (act: StageAct, after: StageLaw, scenario: Scenario) => void,
): void {
  const scenario = resolveScenario(input);
  for (const act of stageActs(scenario)) visit(act, pruneAct(scenario, act, left), scenario);
}

describe("T2.pruning: keeping the choices B changes a state's value by E[V | B] − E[V]", () => {
  it("holds to 1e-12 in every state: P(not B) times what is left less what is pruned", () => {
    let met = 0;
    fc.assert(
      fc.property(pruned, (drawn) => {
        eachAct(drawn, (act, after) => {
          for (const visit of visitsOf(act.guided)) {
            const { change, left, pruned: out, prunedWeight } = pruningAt(act, after, visit);
            // A weight that is all but 0 is the quotient of two rounded ones after pruning.
            if (prunedWeight > 1 - 1e-9) continue;
            if (Math.abs(change) > 1e-6) met++;
            expect(Math.abs(change - prunedWeight * (left - out))).toBeLessThanOrEqual(1e-12);
          }
        });
      }),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it("adds up over the states of the pruned run to what the whole pruning changes", () => {
    fc.assert(
      fc.property(pruned, (drawn) => {
        eachAct(drawn, ({ guided }, after) => {
          const { difference, sum } = performanceDifference(guided, after);
          expect(Math.abs(difference - sum)).toBeLessThanOrEqual(1e-12);
        });
      }),
      { numRuns: 500 },
    );
  });

  it("so never lowers reach when in every state what is left has at least the value of what is pruned", () => {
    const met = { helps: 0, hurts: 0 };
    fc.assert(
      fc.property(pruned, (drawn) => {
        eachAct(drawn, (act, after) => {
          const sides = visitsOf(after).map((visit) => pruningAt(act, after, visit));
          const { difference } = performanceDifference(act.guided, after);
          if (sides.every((side) => side.left >= side.pruned)) {
            met.helps++;
            expect(difference).toBeGreaterThanOrEqual(-1e-12);
          }
          if (sides.every((side) => side.left <= side.pruned)) {
            met.hurts++;
            expect(difference).toBeLessThanOrEqual(1e-12);
          }
        });
      }),
      { numRuns: 500 },
    );
    expect(Math.min(met.helps, met.hurts)).toBeGreaterThan(20);
  });

  it("gives 0, whatever the attempts, once every choice that is recoverable at the start is removed", () => {
    let met = 0;
    fc.assert(
      fc.property(pruned, fc.constantFrom(1, 7, 100_000), (drawn, attempts) => {
        eachAct(drawn, (act, _, scenario) => {
          const value = actionValues(act.guided, { index: 0, stepsLeft: act.stage.horizon });
          const lost = act.members.filter(({ offset, probabilities }) =>
            probabilities.every((p, a) => p === 0 || value(offset + a) === 0),
          );
          if (lost.length === 0 || lost.length === act.members.length) return;
          met++;
          const over = editScenario(scenario, ({ stages }) => ({
            pools: [{ share: 1, members: lost }],
            stages: stages.map((stage) => ({ ...stage, attempts })),
          }));
          expect(evaluateExactly(over).stages[act.index].reach).toBe(0);
          expect(evaluateExactly(over).passRate).toBe(0);
        });
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(20);
  });

  describe("fails when it is broken:", () => {
    it.each<[string, (sides: ReturnType<typeof pruningAt>) => number]>([
      ["the sign turned", (side) => side.prunedWeight * (side.pruned - side.left)],
      ["the weight of what is pruned left out", (side) => side.left - side.pruned],
    ])("%s", (_, wrong) => {
      const holds = fc.property(pruned, ({ input, left }) => {
        const scenario = resolveScenario(input);
        return stageActs(scenario).every((act) => {
          const start = { index: 0, stepsLeft: act.stage.horizon };
          const sides = pruningAt(act, pruneAct(scenario, act, left), start);
          return Math.abs(sides.change - wrong(sides)) <= 1e-12;
        });
      });
      expectCounterExample(holds);
    });

    it("the start alone taken to decide (later states are pruned as well)", () => {
      const holds = fc.property(pruned, ({ input, left }) => {
        const scenario = resolveScenario(input);
        return stageActs(scenario).every((act) => {
          const after = pruneAct(scenario, act, left);
          const { change } = pruningAt(act, after, { index: 0, stepsLeft: act.stage.horizon });
          const { difference } = performanceDifference(act.guided, after);
          return Math.abs(change) < 1e-9 || Math.abs(difference) < 1e-9 || change > 0 === difference > 0;
        });
      });
      expectCounterExample(holds);
    });

    it("one recoverable choice left in", () => {
      const holds = fc.property(pruned, ({ input, left }) => {
        const scenario = resolveScenario(input);
        return stageActs(scenario).every(
          (act) => pruneAct(scenario, act, left).continuation(0, act.stage.horizon) === 0,
        );
      });
      expectCounterExample(holds);
    });
  });
});
