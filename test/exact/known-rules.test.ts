import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Effort, exactLimits } from "../../src/exact/effort.ts";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { KnownRules } from "../../src/exact/known-rules.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { canonicalJson } from "../../src/model/canonical-json.ts";
import { stagesAreIndependent } from "../../src/model/scenario.ts";
import { smallScenarios } from "../support/scenario-arbitraries.ts";

const closed: ScenarioInput = {
  task: { goal: 240 },
  pool: "model-2",
  harness: { decomposition: { subgoals: 7 }, tolerance: 1, horizon: 10, attempts: 4 },
};

const inHarness = (harness: Partial<ScenarioInput["harness"]>) =>
  resolveScenario({ ...closed, harness: { ...closed.harness, ...harness } });

/** One scenario and others like it, which share most of their stages. */
const sweeps = smallScenarios().map((input) => {
  const { harness } = input;
  const changed = [
    {},
    { horizon: 1 },
    { horizon: 50 },
    { attempts: 1 },
    { attempts: 3 },
    { verification: 0.5 },
    { tolerance: harness.tolerance + 1 },
  ];
  return changed.map((change) => resolveScenario({ ...input, harness: { ...harness, ...change } }));
});

describe("KnownRules", () => {
  it("changes no byte of an outcome, whatever was evaluated before", () => {
    fc.assert(
      fc.property(sweeps, (sweep) => {
        // Under limits of its own an evaluation knows of no other.
        const alone = sweep.map((one) => canonicalJson(evaluateExactly(one, exactLimits)));
        expect(sweep.map((one) => canonicalJson(evaluateExactly(one)))).toEqual(alone);
        expect(sweep.toReversed().map((one) => canonicalJson(evaluateExactly(one)))).toEqual(alone.reverse());
      }),
      { numRuns: 60 },
    );
  });

  it("takes stages of one scenario together, whatever horizon they were first known at", () => {
    const sweep = [3, 10, 48, 7].flatMap((subgoals) =>
      [50, 6, 9, 2].map((horizon) => inHarness({ decomposition: { subgoals }, horizon })),
    );
    const alone = sweep.map((one) => canonicalJson(evaluateExactly(one, exactLimits)));
    expect(sweep.map((one) => canonicalJson(evaluateExactly(one)))).toEqual(alone);
  });

  it("counts the same effort, whatever was evaluated before", () => {
    fc.assert(
      fc.property(sweeps, (sweep) => {
        const known = new KnownRules();
        for (const one of sweep.filter(stagesAreIndependent)) {
          const [effort, anew] = [new Effort(), new Effort()];
          const [pool] = one.pools;
          const cost = effort.costOf(() => known.stagesOf(one, pool).tally(one, effort)).cost;
          expect(anew.costOf(() => new KnownRules().stagesOf(one, pool).tally(one, anew)).cost).toEqual(cost);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is not what a reader of an outcome holds", () => {
    const scenario = inHarness({});
    const first = evaluateExactly(scenario);
    const [text, probabilities] = [canonicalJson(first), first.finalProgress.probabilities as Float64Array];
    probabilities.fill(0);
    expect(canonicalJson(evaluateExactly(scenario))).toBe(text);
  });

  it("knows the stages of other scenarios by all that they hang on beside the stage", () => {
    const known = new KnownRules();
    const stagesOf = (harness: Partial<ScenarioInput["harness"]>) => {
      const scenario = inHarness(harness);
      return known.stagesOf(scenario, scenario.pools[0]);
    };
    const own = stagesOf({});
    for (const alike of [{ horizon: 3 }, { attempts: 9 }, { decomposition: { subgoals: 3 } }])
      expect(stagesOf(alike)).toBe(own);
    for (const other of [
      { tolerance: 2 },
      { verification: 0.5 },
      { guidance: [{ rule: "aligned", strength: 1 }] as const },
      { semantics: { keep: "best" } as const },
    ])
      expect(stagesOf(other)).not.toBe(own);
    const lying = resolveScenario({ ...closed, pool: [{ agent: "model-2", hallucination: 0.1 }] });
    expect(known.stagesOf(lying, lying.pools[0])).not.toBe(own);
  });

  it("lets go of all when it holds too much", () => {
    const [scenario, other] = [inHarness({}), inHarness({ attempts: 5 })];
    const known = new KnownRules(1500);
    const own = known.stagesOf(scenario, scenario.pools[0]);
    own.tally(scenario, new Effort());
    known.settle();
    expect(known.stagesOf(scenario, scenario.pools[0])).toBe(own);
    own.tally(other, new Effort());
    known.settle();
    expect(known.stagesOf(scenario, scenario.pools[0])).not.toBe(own);
  });
});
