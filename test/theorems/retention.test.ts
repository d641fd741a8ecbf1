import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { guidanceRules } from "../../src/model/guidance.ts";
import { actionValues } from "../../src/theory/laws/attempt-state.ts";
import {
  type ActionEvent,
  isRecoverable,
  type Retention,
  recoveryRetentions,
  retentionAt,
  retentionError,
} from "../../src/theory/laws/retention.ts";
import { type StageAct, stageActs } from "../../src/theory/laws/stage-acts.ts";
import { visitsOf } from "../../src/theory/laws/visits.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";

const guided = largerScenarios({
  members: 3,
  rules: guidanceRules,
  strengths: [0.01, 0.5, 2, 10],
  hallucination: true,
  least: -2,
});

/** T2.retention for some event in every state of every attempt. */
function retentionsOf(
  input: ScenarioInput,
  eventAt: (act: StageAct, index: number, n: number) => ActionEvent,
) {
  return stageActs(resolveScenario(input)).flatMap((act) =>
    visitsOf(act.guided).flatMap(
      (visit) => retentionAt(act, visit, eventAt(act, visit.index, visit.stepsLeft)) ?? [],
    ),
  );
}

const reaches =
  ({ guided: { target } }: StageAct, index: number): ActionEvent =>
  (increment) =>
    index + increment >= target.window.low && index + increment <= target.window.high;

describe("T2.retention: logit q(A) = logit p(A) + Γ(A) for every tilt of the model", () => {
  it("holds to 1e-12 when A is that the next state is recoverable", () => {
    let met = 0;
    fc.assert(
      fc.property(guided, (input) => {
        for (const retention of recoveryRetentions(resolveScenario(input))) {
          met++;
          expect(retentionError(retention)).toBeLessThanOrEqual(1e-12);
        }
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(2000);
  });

  it("holds to 1e-12 when A is reaching, and when it is any set of increments", () => {
    fc.assert(
      fc.property(guided, fc.integer({ min: 1, max: 7 }), (input, modulus) => {
        const some = retentionsOf(input, () => (increment) => increment % modulus === 0);
        for (const retention of [...some, ...retentionsOf(input, reaches)]) {
          expect(retentionError(retention)).toBeLessThanOrEqual(1e-12);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("says that guidance raises the chance of A exactly when Γ > 0", () => {
    fc.assert(
      fc.property(guided, (input) => {
        for (const { before, after, gap } of recoveryRetentions(resolveScenario(input))) {
          if (Math.abs(gap) > 1e-9) expect(after > before).toBe(gap > 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("says nothing of an event that is certain or impossible", () => {
    const [act] = stageActs(
      resolveScenario({
        task: { goal: 3 },
        pool: [{ pmf: { "1": 0.5, "2": 0.5 } }],
        harness: { decomposition: { subgoals: 1 }, tolerance: 0, horizon: 3, attempts: 1 },
      }),
    );
    const start = { index: 0, stepsLeft: 3 };
    expect(isRecoverable(act, start)(1)).toBe(true);
    expect(retentionAt(act, start, isRecoverable(act, start))).toBeNull();
    expect(actionValues(act.free, start)(3)).toBe(1);
  });

  describe("fails when it is broken:", () => {
    const holdsFor = (error: (retention: Retention) => number) =>
      fc.property(guided, (input) =>
        recoveryRetentions(resolveScenario(input)).every((retention) => error(retention) <= 1e-12),
      );

    it.each<[string, (retention: Retention) => Retention]>([
      ["the sign of Γ turned", (r) => ({ ...r, gap: -r.gap })],
      ["Γ dropped", (r) => ({ ...r, gap: 0 })],
      ["Γ of twice the guidance", (r) => ({ ...r, gap: 2 * r.gap })],
    ])("%s", (_, change) => {
      expectCounterExample(holdsFor((retention) => retentionError(change(retention))));
    });

    it("the guided law of another state", () => {
      const holds = fc.property(guided, (input) =>
        stageActs(resolveScenario(input)).every((act) => {
          const [first, second] = visitsOf(act.guided);
          if (second === undefined) return true;
          const event: ActionEvent = (increment) => increment % 2 === 0;
          const [here, there] = [retentionAt(act, first, event), retentionAt(act, second, event)];
          return !here || !there || retentionError({ ...here, after: there.after }) <= 1e-12;
        }),
      );
      expectCounterExample(holds);
    });
  });
});
