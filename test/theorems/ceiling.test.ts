import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { exp } from "../../src/model/pinned-math.ts";
import { attemptReach } from "../../src/theory/laws/attempt-reach.ts";
import {
  type CeilingCheck,
  ceilingLooseness,
  granularityPenalty,
  hoeffdingCeiling,
  hoeffdingExponents,
  spanOf,
} from "../../src/theory/laws/ceiling.ts";
import { stageActs } from "../../src/theory/laws/stage-acts.ts";
import { inWorld } from "../support/canonical.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

/** Both sides are sums of rounded numbers. */
const isUnder = ({ reach, ceiling }: CeilingCheck): boolean => reach <= ceiling * (1 + 1e-9);

const ceilingsOf = (input: ScenarioInput) => ceilingLooseness(resolveScenario(input));

describe("hoeffdingCeiling", () => {
  it("is the formula, worked by hand for two actions", () => {
    // mean 2, increments 1…3, aim 7, tolerance 1: 4 and 2 are missing, so 2·16/(1·4) = 8 and 2·4/(2·4) = 1
    const [action, ask] = [
      { mean: 2, low: 1, high: 3 },
      { aim: 7, tolerance: 1, horizon: 2 },
    ];
    expect(hoeffdingExponents(action, ask)).toEqual([8, 1]);
    expect(granularityPenalty(action, ask)).toBe(1);
    expect(hoeffdingCeiling(action, ask)).toBeCloseTo(exp(-8) + exp(-1), 15);
  });

  it("is 1 where some number of actions is within tolerance on average, and 0 or 1 without spread", () => {
    const action = { mean: 2, low: 2, high: 2 };
    expect(hoeffdingCeiling({ mean: 2, low: 1, high: 3 }, { aim: 4, tolerance: 0, horizon: 2 })).toBe(1);
    expect(hoeffdingCeiling(action, { aim: 5, tolerance: 0.5, horizon: 9 })).toBe(0);
    expect(hoeffdingCeiling(action, { aim: 5, tolerance: 1, horizon: 9 })).toBe(1);
  });

  it("grows looser as the chunk leaves the agent's scale, in the canonical world", () => {
    const looseness = [4, 1].map(
      (subgoals) =>
        ceilingLooseness(inWorld("closed", "model-2", { decomposition: { subgoals } }))[0].looseness,
    );
    expect(looseness[1]).toBeGreaterThan(looseness[0]);
  });
});

describe("T1.ceiling: one unguided attempt reaches with probability at most Σ exp(−2 (|Δ − nμ| − ε)₊² / (n w²))", () => {
  it("holds over 10,000 closed scenarios, degenerate distributions included", () => {
    const meets = { positive: 0, cut: 0, spreadless: 0 };
    fc.assert(
      fc.property(largerScenarios({ members: 3 }), (input) => {
        const checks = ceilingsOf(input);
        expect(checks.filter((check) => !isUnder(check))).toEqual([]);
        if (checks.some(({ reach }) => reach > 0)) meets.positive++;
        if (checks.some(({ ceiling }) => ceiling < 1)) meets.cut++;
        const scenario = resolveScenario(input);
        const spans = stageActs(scenario).map((act) => spanOf(act, scenario.step));
        if (spans.some(({ low, high }) => low === high)) meets.spreadless++;
      }),
      { numRuns: 10_000 },
    );
    for (const count of Object.values(meets)) expect(count).toBeGreaterThan(500);
  });

  it("holds where progress can be lost, where actions lie, and where attempts are planned", () => {
    for (const semantics of ["closed", { feedback: "open" }] as const) {
      fc.assert(
        fc.property(largerScenarios({ members: 2, least: -4, hallucination: true, semantics }), (input) => {
          expect(ceilingsOf(input).every(isUnder)).toBe(true);
        }),
        { numRuns: 1000 },
      );
    }
  });

  describe("fails when it is broken:", () => {
    it.each<[string, (check: CeilingCheck, exponents: readonly number[]) => number]>([
      ["only the largest term", (_, e) => Math.max(...e.map((x) => exp(-x)))],
      ["the last action left out", (_, e) => e.slice(0, -1).reduce((sum, x) => sum + exp(-x), 0)],
      ["twice the exponent", (_, e) => e.reduce((sum, x) => sum + exp(-2 * x), 0)],
    ])("%s", (_, bound) => {
      const holds = fc.property(largerScenarios(), (input) => {
        const scenario = resolveScenario(input);
        const [act] = stageActs(scenario);
        const [check] = ceilingLooseness(scenario);
        return (
          check.reach <= bound(check, hoeffdingExponents(spanOf(act, scenario.step), check)) * (1 + 1e-9)
        );
      });
      expectCounterExample(holds, 10_000);
    });

    it("the sign of the tolerance turned", () => {
      const holds = fc.property(largerScenarios(), (input) => {
        const scenario = resolveScenario(input);
        const [act] = stageActs(scenario);
        const [{ reach, ...ask }] = ceilingLooseness(scenario);
        return reach <= hoeffdingCeiling(spanOf(act, scenario.step), { ...ask, tolerance: -ask.tolerance });
      });
      expectCounterExample(holds);
    });

    it("guidance allowed (increments are alike no more)", () => {
      const holds = fc.property(largerScenarios({ members: 3, rules: ["aligned", "value"] }), (input) => {
        const scenario = resolveScenario(input);
        const checks = ceilingLooseness(scenario);
        return stageActs(scenario).every(({ guided, index }) => {
          const check = checks.find(({ stage }) => stage === index);
          return check === undefined || attemptReach(guided, "closed") <= check.ceiling * (1 + 1e-9);
        });
      });
      expectCounterExample(holds, 10_000);
    });

    it("overshooting actions taken back (the kept ones are a chosen few)", () => {
      const undo = largerScenarios({ semantics: { onOvershoot: "undo" } });
      expectCounterExample(
        fc.property(undo, (input) => ceilingsOf(input).every(isUnder)),
        10_000,
      );
    });
  });
});
