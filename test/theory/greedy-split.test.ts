import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { greedySplit } from "../../src/theory/greedy-split.ts";

const total = (attempts: readonly number[]) => attempts.reduce((sum, count) => sum + count, 0);

/** Every split into parts of 1 or more. */
function splitsOf(all: number, parts: number): number[][] {
  if (parts === 1) return [[all]];
  return Array.from({ length: all - parts + 1 }, (_, i) => i + 1).flatMap((first) =>
    splitsOf(all - first, parts - 1).map((rest) => [first, ...rest]),
  );
}

const passRate = (fail: readonly number[], attempts: readonly number[]) =>
  fail.reduce((rate, q, t) => rate * (1 - q ** attempts[t]), 1);

const cases = fc
  .record({
    fail: fc.array(fc.oneof(fc.constantFrom(0, 0.5, 0.999, 1), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 4,
    }),
    spare: fc.nat(7),
  })
  .map(({ fail, spare }) => ({ fail, total: fail.length + spare }));

const best = (fail: readonly number[], all: number) =>
  Math.max(...splitsOf(all, fail.length).map((split) => passRate(fail, split)));

describe("greedySplit", () => {
  it("gives one attempt to each stage when there are no more", () => {
    expect(greedySplit([0.9, 0.1], 2)).toEqual([1, 1]);
  });

  it("gives the next to the stage that gains most", () => {
    // log gains of a second attempt: log 1.9 at q = 0.9, log 1.1 at q = 0.1
    expect(greedySplit([0.1, 0.9], 3)).toEqual([1, 2]);
  });

  it("gives nothing more to a stage that is never missed or never reached", () => {
    expect(greedySplit([0, 0.5, 1], 6)).toEqual([1, 4, 1]);
    expect(greedySplit([1, 0.5, 0], 6)).toEqual([1, 4, 1]);
  });

  it("gives what no stage gains from to the first of them", () => {
    expect(greedySplit([0, 1], 4)).toEqual([3, 1]);
    expect(greedySplit([1, 0], 4)).toEqual([3, 1]);
  });

  it("serves equal stages in turn, in their order", () => {
    expect(greedySplit([0.5, 0.5, 0.5], 8)).toEqual([3, 3, 2]);
  });

  it("passes as often as the best of all splits (T1.budget)", () => {
    fc.assert(
      fc.property(cases, ({ fail, total: all }) => {
        const attempts = greedySplit(fail, all);
        expect(total(attempts)).toBe(all);
        expect(passRate(fail, attempts)).toBeGreaterThanOrEqual(best(fail, all) - 1e-12);
      }),
    );
  });

  it("would not if it went by the gain in reach itself (the logarithm is needed)", () => {
    const byReach = (fail: readonly number[], all: number) => {
      const attempts = fail.map(() => 1);
      while (total(attempts) < all) {
        const gains = fail.map((q, t) => q ** attempts[t] * (1 - q));
        attempts[gains.indexOf(Math.max(...gains))]++;
      }
      return attempts;
    };
    const fails = fc.check(
      fc.property(
        cases,
        ({ fail, total: all }) => passRate(fail, byReach(fail, all)) >= best(fail, all) - 1e-12,
      ),
    );
    expect(fails.failed).toBe(true);
  });
});
