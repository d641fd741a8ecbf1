import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { exp, log } from "../../src/model/pinned-math.ts";
import { marginalAt, type PartialPieces, partialPieces } from "../../src/theory/laws/marginal.ts";
import { isConcave, isUnimodal } from "../../src/theory/laws/unimodal.ts";
import { stopAlong } from "../../src/theory/marginal-rule.ts";
import { expectCounterExample } from "../support/must-fail.ts";
import { type Larger, largerScenarios } from "../support/scenario-arbitraries.ts";

/** A scenario with a chunk that can be scaffolded from 0 times to as often as it fits. */
const partial = (larger: Larger = {}) =>
  largerScenarios({
    members: 2,
    rules: ["aligned", "misaligned", "compliance"],
    hallucination: true,
    ...larger,
  })
    .chain((input) =>
      fc.tuple(fc.constant(input), fc.integer({ min: Math.ceil(input.task.goal / 8), max: input.task.goal })),
    )
    .map(([input, chunk]) => piecesOf(input, chunk));

function piecesOf(input: ScenarioInput, chunk: number): readonly PartialPieces[] {
  return Array.from({ length: Math.floor(input.task.goal / chunk) + 1 }, (_, scaffolded) =>
    partialPieces(
      resolveScenario({ ...input, harness: { ...input.harness, decomposition: { chunk, scaffolded } } }),
    ),
  );
}

/** s^r τ_r: every chunk has the same budgets here. */
const product = ({ chunkReach, tailReach }: PartialPieces, r: number): number =>
  Array.from({ length: r }).reduce<number>((rate) => rate * (chunkReach ?? 1), tailReach);

const neighbours = (pieces: readonly PartialPieces[]) =>
  pieces.slice(1).map((next, r) => ({ here: pieces[r], next, marginal: marginalAt(pieces[r], next) }));

describe("T3.marginal: F(r + 1) > F(r) exactly when the log reach saved in the tail exceeds the cost of the stage", () => {
  it.each(["closed", "open"] as const)("has F(r) = s_1 … s_r τ_r to 1e-12, %s feedback", (feedback) => {
    fc.assert(
      fc.property(partial({ semantics: { feedback } }), (pieces) => {
        for (const [r, one] of pieces.entries())
          expect(Math.abs(one.passRate - product(one, r))).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 300 },
    );
  });

  it("holds wherever F is above 0", () => {
    let met = 0;
    fc.assert(
      fc.property(partial(), (pieces) => {
        for (const { here, next, marginal } of neighbours(pieces)) {
          if (here.passRate < 1e-200 || Math.abs(next.passRate / here.passRate - 1) < 1e-9) continue;
          met++;
          expect(next.passRate > here.passRate).toBe(marginal.saves > marginal.costs);
          expect(next.passRate > here.passRate).toBe(marginal.ratio > 1);
        }
      }),
      { numRuns: 500 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it("fails when it is broken: the cost of the stage left out, or its sign turned", () => {
    for (const test of [
      ({ saves }: { saves: number }) => saves > 0,
      ({ saves, costs }: { saves: number; costs: number }) => saves > -costs,
    ]) {
      const holds = fc.property(partial(), (pieces) =>
        neighbours(pieces).every(
          ({ here, next, marginal }) =>
            here.passRate === 0 ||
            Math.abs(next.passRate / here.passRate - 1) < 1e-9 ||
            next.passRate > here.passRate === test(marginal),
        ),
      );
      expectCounterExample(holds);
    }
  });

  it("fails with an absolute anchor: a stage is then not what it would be by itself", () => {
    const holds = fc.property(partial({ semantics: { anchor: "absolute" } }), (pieces) =>
      pieces.every((one, r) => Math.abs(one.passRate - product(one, r)) <= 1e-12),
    );
    expectCounterExample(holds);
  });
});

describe("T3.unimodal: with a constant chunk and log τ concave, the first failing marginal test marks the global maximum", () => {
  /** A reach for the stage, and a concave log τ that ends at 0: increments that only fall, from any number of −∞. */
  const concave = fc
    .record({
      stage: fc.double({ min: 0.01, max: 1, noNaN: true }),
      steps: fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 1, maxLength: 12 }),
      outOfReach: fc.nat(3),
    })
    .map(({ stage, steps, outOfReach }) => {
      const falling = [...steps].sort((a, b) => b - a);
      const total = falling.reduce((sum, step) => sum + step, 0);
      const rising = falling.map((_, i) => falling.slice(0, i).reduce((sum, step) => sum + step, 0));
      const logs = [...Array(outOfReach).fill(Number.NEGATIVE_INFINITY), ...rising, total].map(
        (x) => x - total,
      );
      return { logs, passRates: logs.map((x, r) => exp(x + r * log(stage))) };
    });

  it("holds for every concave log τ, also one that is out of reach at first", () => {
    fc.assert(
      fc.property(concave, ({ logs, passRates }) => {
        expect(isConcave(logs)).toBe(true);
        expect(isUnimodal(passRates)).toBe(true);
        expect(stopAlong(passRates).cost).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 2000 },
    );
  });

  it("holds for the partial harnesses of the model whose log τ is concave", () => {
    let met = 0;
    fc.assert(
      fc.property(partial(), (pieces) => {
        fc.pre(pieces.length > 2 && isConcave(pieces.map(({ tailReach }) => log(tailReach))));
        const passRates = pieces.map(({ passRate }) => passRate);
        met++;
        expect(isUnimodal(passRates)).toBe(true);
        expect(stopAlong(passRates).cost).toBeLessThanOrEqual(1e-12);
      }),
      { numRuns: 300 },
    );
    expect(met).toBeGreaterThan(50);
  });

  describe("fails when it is broken:", () => {
    it("log τ not concave (T3.resonance)", () => {
      expectCounterExample(
        fc.property(partial(), (pieces) => stopAlong(pieces.map(({ passRate }) => passRate)).cost <= 1e-9),
        5000,
      );
    });

    it("chunks of different reach", () => {
      expectCounterExample(
        fc.property(
          concave,
          fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }),
          ({ logs }, stages) => {
            const passRates = logs.map((x, r) =>
              stages.slice(0, r).reduce((rate, stage) => rate * stage, exp(x)),
            );
            return stopAlong(passRates).cost <= 1e-9;
          },
        ),
      );
    });

    it("stopping at once where F is still 0", () => {
      expectCounterExample(
        fc.property(concave, ({ passRates }) => {
          const stop = passRates.findIndex(
            (rate, r) => r + 1 === passRates.length || passRates[r + 1] <= rate,
          );
          return passRates.every((rate) => rate <= passRates[stop] + 1e-12);
        }),
      );
    });
  });
});

describe("isConcave and isUnimodal", () => {
  it("tell what is from what is not", () => {
    expect([
      isConcave([0, 2, 3, 3]),
      isConcave([0, 1, 3]),
      isConcave([Number.NEGATIVE_INFINITY, 0, 1]),
    ]).toEqual([true, false, true]);
    expect(isConcave([0, Number.NEGATIVE_INFINITY])).toBe(false);
    const out = Number.NEGATIVE_INFINITY;
    expect([isConcave([out, out]), isConcave([out, 0, 2, 3]), isConcave([out, 0, 1, 3])]).toEqual([
      true,
      true,
      false,
    ]);
    // A dip before the top, a rise after it, and both ends of a curve that only rises or falls.
    expect(
      [
        [2, 1, 3],
        [3, 1, 2],
        [1, 2, 3],
        [3, 2, 1],
      ].map(isUnimodal),
    ).toEqual([false, false, true, true]);
    expect([isUnimodal([1, 2, 2, 1]), isUnimodal([1, 2, 1, 2]), isUnimodal([3])]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
