import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { editScenario } from "../../src/model/edit-scenario.ts";
import { power } from "../../src/model/powers.ts";
import type { Scenario } from "../../src/model/scenario.ts";
import { attemptVerdicts } from "../../src/theory/laws/attempt-reach.ts";
import { retryLaw, retryLaws } from "../../src/theory/laws/retry.ts";
import { saturationAttempts } from "../../src/theory/laws/saturation.ts";
import { stageActs } from "../../src/theory/laws/stage-acts.ts";
import { withAttempts } from "../../src/theory/with-attempts.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

const rules = ["aligned", "misaligned", "compliance", "value", "antivalue"] as const;
const any = { members: 3, rules, least: -2, hallucination: true } as const;
const honest = { members: 3, rules, least: -2 } as const;

/** The pass rate by the engine, and by the law. */
const sides = (scenario: Scenario) => ({
  engine: evaluateExactly(scenario).passRate,
  law: retryLaws(scenario).reduce((product, { reach }) => product * reach, 1),
});

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12;

describe("T1.retry: a stage of R attempts is reached with 1 − q^R, its k-th retry adds p q^k, and stages multiply", () => {
  it.each(["closed", "open"] as const)(
    "holds to 1e-12 with %s feedback, relative anchor and no task budget",
    (feedback) => {
      fc.assert(
        fc.property(largerScenarios({ ...any, semantics: { feedback } }), (input) => {
          const scenario = resolveScenario(input);
          const laws = retryLaws(scenario);
          evaluateExactly(scenario).stages.forEach(({ reach, claimed }, t) => {
            expect(Math.abs(reach - laws[t].reach)).toBeLessThanOrEqual(1e-12);
            expect(Math.abs(claimed - laws[t].claimed)).toBeLessThanOrEqual(1e-12);
          });
          const { engine, law } = sides(scenario);
          expect(Math.abs(engine - law)).toBeLessThanOrEqual(1e-12);
        }),
        { numRuns: 500 },
      );
    },
  );

  it("is 1 − q^R where nothing false is accepted, q being what is left of V at the start", () => {
    fc.assert(
      fc.property(largerScenarios(honest), (input) => {
        const scenario = resolveScenario(input);
        for (const { guided, stage } of stageActs(scenario)) {
          const p = guided.continuation(0, stage.horizon);
          const { reach } = retryLaw(
            attemptVerdicts(guided, "closed"),
            scenario.verification,
            stage.attempts,
          );
          expect(reach).toBeCloseTo(1 - power(1 - p, stage.attempts), 12);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("adds p q^k with the k-th retry", () => {
    fc.assert(
      fc.property(largerScenarios(any), fc.integer({ min: 1, max: 6 }), (input, retry) => {
        const scenario = resolveScenario(input);
        const reachWith = (attempts: number) =>
          evaluateExactly(
            withAttempts(
              scenario,
              scenario.stages.map(() => attempts),
            ),
          ).stages[0].reach;
        const law = retryLaw(
          attemptVerdicts(stageActs(scenario)[0].guided, "closed"),
          scenario.verification,
          retry,
        );
        expect(reachWith(retry + 1) - reachWith(retry)).toBeCloseTo(
          law.reachInOne * law.failInOne ** retry,
          12,
        );
      }),
      { numRuns: 200 },
    );
  });

  describe("fails when it is broken:", () => {
    it("one attempt too many", () => {
      const holds = fc.property(largerScenarios(), (input) => {
        const scenario = resolveScenario(input);
        const more = withAttempts(
          scenario,
          scenario.stages.map(({ attempts }) => attempts + 1),
        );
        return isClose(sides(scenario).engine, sides(more).law);
      });
      expectCounterExample(holds);
    });

    it("a stage dropped from the product", () => {
      const holds = fc.property(largerScenarios(), (input) => {
        const scenario = resolveScenario(input);
        const fewer = editScenario(scenario, ({ stages }) => ({ stages: stages.slice(1) }));
        return isClose(sides(scenario).engine, sides(fewer).law);
      });
      expectCounterExample(holds);
    });

    it("1 − q^R taken for the true reach where false claims are accepted", () => {
      const holds = fc.property(largerScenarios(any), (input) => {
        const scenario = resolveScenario(input);
        const [{ guided, stage }] = stageActs(scenario);
        const { failInOne, reach } = retryLaw(
          attemptVerdicts(guided, "closed"),
          scenario.verification,
          stage.attempts,
        );
        return isClose(reach, 1 - power(failInOne, stage.attempts));
      });
      expectCounterExample(holds);
    });

    it("the product asked of an absolute anchor", () => {
      const holds = fc.property(largerScenarios({ semantics: { anchor: "absolute" } }), (input) => {
        const { engine, law } = sides(resolveScenario(input));
        return isClose(engine, law);
      });
      expectCounterExample(holds);
    });

    it("the product taken after averaging over the pools that pruning leaves", () => {
      const holds = fc.property(largerScenarios({ members: 3 }), (input) => {
        fc.pre(input.pool.length > 1);
        const scenario = resolveScenario({
          ...input,
          harness: { ...input.harness, pruning: { count: 1, which: "random" } },
        });
        const { passRate, stages } = evaluateExactly(scenario);
        return isClose(
          passRate,
          stages.reduce((product, { reach }) => product * reach, 1),
        );
      });
      expectCounterExample(holds);
    });
  });
});

describe("T1.saturation: ⌈log δ / log q⌉ attempts are the fewest with which a stage is missed with δ or less", () => {
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

  it("holds for every q and δ", () => {
    fc.assert(
      fc.property(share, share, (fail, miss) => {
        const enough = saturationAttempts(fail, miss);
        expect(power(fail, enough)).toBeLessThanOrEqual(miss);
        if (enough > 1) expect(power(fail, enough - 1)).toBeGreaterThan(miss);
      }),
      { numRuns: 2000 },
    );
  });

  it("is exact where δ is a power of q, and knows both ends", () => {
    expect(saturationAttempts(0.5, 0.125)).toBe(3);
    expect(saturationAttempts(0.1, 0.001)).toBe(power(0.1, 3) <= 0.001 ? 3 : 4);
    expect(saturationAttempts(0, 0.01)).toBe(1);
    // powers without rounding: n attempts miss with just that, whatever the quotient of logarithms rounds to
    for (let sixteenths = 1; sixteenths < 16; sixteenths++)
      for (let n = 1; n <= 13; n++) {
        const fail = sixteenths / 16;
        expect([fail, n, saturationAttempts(fail, power(fail, n))]).toEqual([fail, n, n]);
      }
    expect(saturationAttempts(1, 0.01)).toBe(Number.POSITIVE_INFINITY);
  });

  it("is what the engine needs for its first stage", () => {
    fc.assert(
      fc.property(largerScenarios(honest), (input) => {
        const scenario = resolveScenario(input);
        const missWith = (attempts: number) =>
          1 -
          evaluateExactly(
            withAttempts(
              scenario,
              scenario.stages.map(() => attempts),
            ),
          ).stages[0].reach;
        const enough = saturationAttempts(missWith(1), 0.01);
        fc.pre(enough < 1000);
        expect(missWith(enough)).toBeLessThanOrEqual(0.01 + 1e-12);
        if (enough > 1) expect(missWith(enough - 1)).toBeGreaterThan(0.01 - 1e-12);
      }),
      { numRuns: 200 },
    );
  });

  it("does not bring the miss strictly below δ (the wording matters): 2 attempts of q = 1/2 miss with exactly 1/4", () => {
    expect(power(0.5, saturationAttempts(0.5, 0.25))).toBe(0.25);
  });

  it("fails when it is broken: rounded down", () => {
    expectCounterExample(
      fc.property(share, share, (fail, miss) => power(fail, saturationAttempts(fail, miss) - 1) <= miss),
    );
  });
});
