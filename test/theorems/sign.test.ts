import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { isRecoverable, logOddsOf, scoredChoices } from "../../src/theory/laws/retention.ts";
import { retentionGap, type ScoredChoice } from "../../src/theory/laws/score-table.ts";
import { stageActs } from "../../src/theory/laws/stage-acts.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { largerScenarios } from "../support/scenario-arbitraries.ts";
import { scoreOrder } from "../support/score-order.ts";

const strengths = [0, 0.05, 0.3, 1, 2, 5, 20];

/** A few choices with whole scores; A neither certain nor impossible. */
const tables: fc.Arbitrary<readonly ScoredChoice[]> = fc
  .array(
    fc.record({
      chance: fc.integer({ min: 1, max: 9 }),
      score: fc.integer({ min: 0, max: 4 }),
      inside: fc.boolean(),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .filter((choices) => new Set(choices.map(({ inside }) => inside)).size === 2);

const gaps = (choices: readonly ScoredChoice[]): readonly number[] =>
  strengths.map((strength) => retentionGap(choices, strength));

const never = (values: readonly number[], falls: (a: number, b: number) => boolean): boolean =>
  values.slice(1).every((value, i) => !falls(values[i], value));

describe("scoreOrder", () => {
  it("tells the two orders apart", () => {
    const choice = (score: number, inside: boolean) => ({ chance: 1, score, inside });
    const [low, middle, high] = [0, 1, 2];
    expect(scoreOrder([choice(low, false), choice(high, true)])).toEqual({
      dominant: true,
      likelihoodRatio: true,
    });
    // Inside is a middle and a high score, outside a low and a high one: at or above every level as often, but with no likelihood order.
    const between = [choice(middle, true), choice(high, true), choice(low, false), choice(high, false)];
    expect(scoreOrder(between)).toEqual({ dominant: true, likelihoodRatio: false });
    expect(scoreOrder([choice(middle, true), choice(low, false), choice(high, false)])).toEqual({
      dominant: false,
      likelihoodRatio: false,
    });
  });
});

describe("T2.sign: λ amplifies the sign of guidance", () => {
  it("keeps the sign at every λ when scores inside A dominate those outside", () => {
    let met = 0;
    fc.assert(
      fc.property(tables, (choices) => {
        fc.pre(scoreOrder(choices).dominant);
        met++;
        for (const gap of gaps(choices)) expect(gap).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
    expect(met).toBeGreaterThan(50);
  });

  it("amplifies at every λ when scores inside and outside are in likelihood-ratio order", () => {
    fc.assert(
      fc.property(tables, (choices) => {
        fc.pre(scoreOrder(choices).likelihoodRatio);
        expect(never(gaps(choices), (before, after) => after < before - 1e-12)).toBe(true);
      }),
    );
  });

  it("finds likelihood-ratio order to be the stronger of the two", () => {
    fc.assert(
      fc.property(tables, (choices) => {
        const { dominant, likelihoodRatio } = scoreOrder(choices);
        expect(!likelihoodRatio || dominant).toBe(true);
      }),
    );
  });

  it("holds in the states of the model where its premise does", () => {
    let met = 0;
    fc.assert(
      fc.property(
        largerScenarios({ members: 3, rules: ["aligned", "misaligned", "compliance"], strengths: [1] }),
        (input) => {
          for (const act of stageActs(resolveScenario(input))) {
            const start = { index: 0, stepsLeft: act.stage.horizon };
            const choices = scoredChoices(act, start, isRecoverable(act, start));
            if (logOddsOf(choices) === null) continue;
            if (!scoreOrder(choices).dominant) continue;
            met++;
            for (const gap of gaps(choices)) expect(gap).toBeGreaterThanOrEqual(-1e-9);
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(50);
  });

  describe("fails without its premise:", () => {
    it("guidance that helps when weak hurts when strong", () => {
      expectCounterExample(
        fc.property(tables, (choices) => {
          const [weak, strong] = [0.3, 20].map((strength) => retentionGap(choices, strength));
          return !(weak > 1e-9 && strong < -1e-9);
        }),
      );
    });

    it("guidance that hurts when weak helps when strong", () => {
      expectCounterExample(
        fc.property(tables, (choices) => {
          const [weak, strong] = [0.3, 20].map((strength) => retentionGap(choices, strength));
          return !(weak < -1e-9 && strong > 1e-9);
        }),
      );
    });

    it("dominance keeps the sign but not the amplification", () => {
      expectCounterExample(
        fc.property(tables, (choices) => {
          if (!scoreOrder(choices).dominant) return true;
          return never(gaps(choices), (before, after) => after < before - 1e-9);
        }),
      );
    });
  });
});
