import { describe, expect, it } from "vitest";
import { anytimeRateInterval } from "../../src/montecarlo/rate-sequence.ts";
import { stream } from "../../src/random/stream.ts";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";

/** The likelihood of counts under a mixture of all rates by the density 1 / (π √(p (1 − p))), summed over angles: p = sin² t. */
function mixture(successes: number, failures: number): number {
  const pieces = 20_000;
  let sum = 0;
  for (let i = 0; i < pieces; i++) {
    const rate = Math.sin(((i + 0.5) / pieces) * (Math.PI / 2)) ** 2;
    sum += rate ** successes * (1 - rate) ** failures;
  }
  return sum / pieces;
}

describe("an interval of a rate for any number of trials", () => {
  it.each([
    [3, 10, 0.05],
    [1, 2, 0.1],
    [40, 50, 0.01],
    [0, 7, 0.05],
    [120, 300, 0.2],
  ])("ends where the mixture is 1 / doubt times as likely: %i of %i at %f", (successes, trials, doubt) => {
    const { low, high } = anytimeRateInterval(successes, trials, doubt);
    const failures = trials - successes;
    const ratio = (rate: number) =>
      mixture(successes, failures) / (rate ** successes * (1 - rate) ** failures);
    if (successes > 0) expect(ratio(low) * doubt).toBeCloseTo(1, 5);
    else expect(low).toBe(0);
    expect(ratio(high) * doubt).toBeCloseTo(1, 5);
    expect(low).toBeLessThanOrEqual(successes / trials);
    expect(high).toBeGreaterThanOrEqual(successes / trials);
  });

  it("is all of [0, 1] before any trial, and ends at 0 and 1 where only one thing was seen", () => {
    expect(anytimeRateInterval(0, 0, 0.05)).toEqual({ low: 0, high: 1 });
    expect(anytimeRateInterval(0, 100, 0.05).low).toBe(0);
    expect(anytimeRateInterval(100, 100, 0.05).high).toBe(1);
    expect(anytimeRateInterval(100, 100, 0.05).low).toBeCloseTo(
      1 - anytimeRateInterval(0, 100, 0.05).high,
      12,
    );
  });

  it("misses at any look at all in no more sequences than its doubt, which one for a fixed number does not keep to", () => {
    const sequences = 250;
    for (const rate of [0.03, 0.5, 0.8]) {
      const missed = { anytime: 0, fixed: 0 };
      for (let i = 0; i < sequences; i++) {
        const draws = stream("rates", rate, i);
        const hasMissed = { anytime: false, fixed: false };
        let successes = 0;
        for (let trials = 1; trials <= 1200; trials++) {
          successes += draws.nextUnit() < rate ? 1 : 0;
          if (trials % 10 > 0) continue;
          const looked = {
            anytime: anytimeRateInterval(successes, trials, 0.05),
            fixed: wilsonInterval(successes, trials, 1.96),
          };
          for (const kind of ["anytime", "fixed"] as const)
            hasMissed[kind] ||= rate < looked[kind].low || rate > looked[kind].high;
        }
        missed.anytime += Number(hasMissed.anytime);
        missed.fixed += Number(hasMissed.fixed);
      }
      // A chance of 0.05 in 250 sequences: 0.092 is three standard errors above.
      expect(missed.anytime / sequences).toBeLessThan(0.092);
      expect(missed.fixed / sequences).toBeGreaterThan(0.3);
    }
  });

  it("becomes narrower with trials, and stays right for a million of them", () => {
    const { low, high } = anytimeRateInterval(300_000, 1_000_000, 0.05);
    // Half width √(p (1 − p) / n · 2 ln(√(π n / 2) / doubt)), its limit for large n.
    const limit = Math.sqrt(((0.21 / 1e6) * 2 * Math.log(Math.sqrt((Math.PI * 1e6) / 2) / 0.05)) / 1);
    expect((high - low) / 2 / limit).toBeGreaterThan(0.97);
    expect((high - low) / 2 / limit).toBeLessThan(1.03);
  });
});
