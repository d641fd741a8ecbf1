import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalScore } from "../../src/stats/normal-score.ts";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";

const z = normalScore(0.95);

describe("wilsonInterval", () => {
  it("matches a value worked elsewhere", () => {
    // 10 of 100 at 95 %: R's prop.test(10, 100, correct = FALSE) gives 0.05522914 0.17436566
    const { low, high } = wilsonInterval(10, 100, z);
    expect(low).toBeCloseTo(0.05522914, 8);
    expect(high).toBeCloseTo(0.17436566, 8);
  });

  it("knows nothing without trials", () => {
    expect(wilsonInterval(0, 0, z)).toEqual({ low: 0, high: 1 });
  });

  it("ends at the rate itself when all or none succeeded, and not before", () => {
    expect(wilsonInterval(0, 7, z).low).toBe(0);
    expect(wilsonInterval(7, 7, z).high).toBe(1);
    // where all succeed the other end is n / (n + z²)
    for (const n of [1, 7]) expect(wilsonInterval(n, n, z).low).toBeCloseTo(n / (n + z * z), 12);
  });

  it("has ends that the score test just rejects: (rate − p)² = z² p (1 − p) / n", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 1e6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (trials, share) => {
          const successes = Math.min(trials - 1, Math.max(1, Math.round(share * trials)));
          const { low, high } = wilsonInterval(successes, trials, z);
          for (const p of [low, high]) {
            expect((successes / trials - p) ** 2 / ((z * z * p * (1 - p)) / trials)).toBeCloseTo(1, 6);
          }
        },
      ),
    );
  });

  it.each([0.02, 0.1, 0.5, 0.93])(
    "holds a rate of %f nearly as often as it says, where the plain normal one does not",
    (p) => {
      expect(coverage(p, 60, (k) => wilsonInterval(k, 60, z))).toBeGreaterThan(0.92);
    },
  );

  it("differs there from the plain normal interval, which misses a rate of 0.02 in most samples it should not", () => {
    const plain = (k: number) => {
      const half = z * Math.sqrt(((k / 60) * (1 - k / 60)) / 60);
      return { low: k / 60 - half, high: k / 60 + half };
    };
    expect(coverage(0.02, 60, plain)).toBeLessThan(0.75);
  });
});

/** How often an interval from n trials holds the rate, summed over the binomial law. */
function coverage(
  p: number,
  n: number,
  intervalOf: (successes: number) => { low: number; high: number },
): number {
  let mass = (1 - p) ** n;
  let covered = 0;
  for (let k = 0; k <= n; k++) {
    const { low, high } = intervalOf(k);
    if (low <= p && p <= high) covered += mass;
    mass *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return covered;
}
