import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { PoolMemberInput, ScenarioInput } from "../../src/input/scenario-schema.ts";
import type { GuidanceRule } from "../../src/model/guidance.ts";
import { stageActs } from "../../src/theory/laws/stage-acts.ts";
import { harnessUnderVerification, verified, weightsAt } from "../../src/theory/laws/verification.ts";
import { visitsOf } from "../../src/theory/laws/visits.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios, smallScenarios } from "../support/scenario-arbitraries.ts";

const hallucinating = {
  members: 3,
  rules: ["aligned", "compliance", "value"],
  hallucination: true,
  least: -1,
} as const;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const shares = fc.tuple(share, share).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);

function ratesAt(input: ScenarioInput, verification: number) {
  const { passRate, claimedRate } = evaluateExactly(verified(resolveScenario(input), verification));
  return { pass: passRate, claimed: claimedRate };
}

describe("T2.hallucination: with stricter verification passes never fall and claims never rise", () => {
  it.each(["closed", "open"] as const)(
    "has pass T Σ q^k and claimed 1 − q^R with q = 1 − T − F (1 − v), %s feedback",
    (feedback) => {
      fc.assert(
        fc.property(largerScenarios({ ...hallucinating, semantics: { feedback } }), share, (input, v) => {
          const law = harnessUnderVerification(resolveScenario(input), v);
          const engine = ratesAt(input, v);
          expect(Math.abs(engine.pass - law.pass)).toBeLessThanOrEqual(1e-12);
          expect(Math.abs(engine.claimed - law.claimed)).toBeLessThanOrEqual(1e-12);
        }),
        { numRuns: 300 },
      );
    },
  );

  it("holds for both rates with independent stages", () => {
    let met = 0;
    fc.assert(
      fc.property(largerScenarios(hallucinating), shares, (input, [less, more]) => {
        const [low, high] = [ratesAt(input, less), ratesAt(input, more)];
        if (high.pass > low.pass + 1e-6) met++;
        expect(high.pass).toBeGreaterThanOrEqual(low.pass - 1e-12);
        expect(high.claimed).toBeLessThanOrEqual(low.claimed + 1e-12);
      }),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(10);
  });

  it("holds for the pass rate over every option of the model", () => {
    fc.assert(
      fc.property(smallScenarios(), shares, (input, [less, more]) => {
        expect(ratesAt(input, more).pass).toBeGreaterThanOrEqual(ratesAt(input, less).pass - 1e-12);
      }),
      { numRuns: 1000 },
    );
  });

  it("holds for the claimed rate with a relative anchor, also under a task budget", () => {
    fc.assert(
      fc.property(smallScenarios(), shares, (input, [less, more]) => {
        const scenario = resolveScenario(input);
        fc.pre(scenario.semantics.anchor === "relative");
        expect(ratesAt(input, more).claimed).toBeLessThanOrEqual(ratesAt(input, less).claimed + 1e-12);
      }),
      { numRuns: 1000 },
    );
  });

  describe("fails when it is broken:", () => {
    it("the pass rate asked to fall", () => {
      expectCounterExample(
        fc.property(
          largerScenarios(hallucinating),
          (input) => ratesAt(input, 1).pass <= ratesAt(input, 0).pass + 1e-12,
        ),
      );
    });

    it("the false claims left out of q", () => {
      const holds = fc.property(largerScenarios(hallucinating), share, (input, v) => {
        const law = harnessUnderVerification(resolveScenario(input), 1);
        return Math.abs(ratesAt(input, v).pass - law.pass) <= 1e-12;
      });
      expectCounterExample(holds);
    });

    it("the claimed rate asked not to rise with an absolute anchor", () => {
      const increment = fc.integer({ min: 1, max: 4 });
      const twoStages = fc.record({
        honest: increment,
        made: increment,
        chunks: fc.tuple(increment, increment),
        tolerance: fc.constantFrom(0, 1),
        horizon: fc.constantFrom(1, 2),
      });
      const holds = fc.property(twoStages, ({ honest, made, chunks, tolerance, horizon }) => {
        const pool = [{ pmf: { [honest]: 1 } }, { pmf: { [made]: 1 }, hallucination: 0.5 }];
        const decomposition = { chunks: [...chunks] };
        const semantics = { anchor: "absolute" as const };
        const harness = { decomposition, tolerance, horizon, attempts: 2, semantics };
        const input = { task: { goal: chunks[0] + chunks[1] }, pool, harness };
        return ratesAt(input, 1).claimed <= ratesAt(input, 0).claimed + 1e-12;
      });
      expectCounterExample(holds);
    });
  });
});

describe("T2.hallucination: a rule blind to η weighs a hallucinating and an honest twin alike at every λ", () => {
  /** A pool with two more distributions: an honest one, and its twin that hallucinates. */
  function withTwins(input: ScenarioInput, rules: readonly GuidanceRule[]): ScenarioInput {
    const twin: PoolMemberInput = { pmf: { "2": 0.25, "5": 0.75 } };
    const twins = [
      { ...twin, name: "honest" },
      { ...twin, name: "hallucinating", hallucination: 0.6 },
    ];
    const guidance = (input.harness.guidance ?? []).filter(({ rule }) => rules.includes(rule));
    return {
      ...input,
      pool: [...(input.pool as PoolMemberInput[]), ...twins],
      harness: { ...input.harness, guidance },
    };
  }

  const blind: readonly GuidanceRule[] = ["aligned", "misaligned", "compliance", "value", "antivalue"];
  const all = largerScenarios({ members: 2, rules: [...blind, "grounded"], strengths: [0.5, 3, 40] });

  const twinWeights = (input: ScenarioInput) =>
    stageActs(resolveScenario(input)).flatMap((act) =>
      visitsOf(act.guided).map((visit) => weightsAt(act, visit)),
    );

  it("holds in every state for every rule but grounded", () => {
    fc.assert(
      fc.property(all, (input) => {
        for (const weights of twinWeights(withTwins(input, blind)))
          expect(weights.get("hallucinating")).toBe(weights.get("honest"));
      }),
      { numRuns: 200 },
    );
  });

  it("needs no more than an equal mean for rules that weigh whole distributions by the gap", () => {
    const pool = [
      { pmf: { "3": 1 }, name: "honest" },
      { pmf: { "1": 0.5, "5": 0.5 }, name: "hallucinating", hallucination: 0.9 },
    ];
    for (const rule of ["aligned", "misaligned", "compliance"] as const) {
      for (const strength of [0, 0.5, 5, 500]) {
        const harness = {
          decomposition: { subgoals: 1 },
          tolerance: 0,
          horizon: 4,
          attempts: 1,
          guidance: [{ rule, strength }],
        };
        for (const weights of twinWeights({ task: { goal: 9 }, pool, harness })) {
          expect(weights.get("hallucinating")).toBe(0.5);
        }
      }
    }
  });

  it("fails for the rule that sees η: grounded weighs the hallucinating one less, by (1 − η)^λ", () => {
    const harness = { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 2, attempts: 1 };
    const guidance = [{ rule: "grounded" as const, strength: 3 }];
    const [weights] = twinWeights(
      withTwins({ task: { goal: 9 }, pool: [], harness: { ...harness, guidance } }, ["grounded"]),
    );
    expect((weights.get("hallucinating") ?? 0) / (weights.get("honest") ?? 0)).toBeCloseTo(0.4 ** 3, 12);
  });
});
