import { describe, expect, it } from "vitest";
import { ConfidenceSequence } from "../../src/montecarlo/confidence-sequence.ts";
import { stream } from "../../src/random/stream.ts";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";

/** The source's formulas as they stand there, from all values at once. */
function bySource(values: readonly number[], alpha: number) {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const muHat = (t: number) => (1 / 2 + sum(values.slice(0, t))) / (t + 1);
  const sigmaHat2 = (t: number) =>
    (1 / 4 + sum(values.slice(0, t).map((x, i) => (x - muHat(i + 1)) ** 2))) / (t + 1);
  const lambda = (t: number) =>
    Math.min(0.5, Math.sqrt((2 * Math.log(2 / alpha)) / (sigmaHat2(t - 1) * t * Math.log(1 + t))));
  const psi = (x: number) => (-Math.log(1 - x) - x) / 4;
  const times = values.map((_, i) => i + 1);
  const bets = sum(times.map(lambda));
  const centre = sum(times.map((t) => lambda(t) * values[t - 1])) / bets;
  const paid = sum(times.map((t) => 4 * (values[t - 1] - muHat(t - 1)) ** 2 * psi(lambda(t))));
  const half = (Math.log(2 / alpha) + paid) / bets;
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

function intervalAfter(values: readonly number[], doubt: number) {
  const sequence = new ConfidenceSequence(doubt);
  for (const value of values) sequence.add(value);
  return sequence.interval();
}

/** Of many sequences of values that are 1 with the given chance, the share whose interval misses it at any look. */
function everMissed(chance: number, looks: (values: readonly number[]) => boolean): number {
  const sequences = 300;
  let missed = 0;
  for (let i = 0; i < sequences; i++) {
    const draws = stream("sequences", chance, i);
    if (looks(Array.from({ length: 1500 }, () => (draws.nextUnit() < chance ? 1 : 0)))) missed++;
  }
  return missed / sequences;
}

describe("a confidence sequence", () => {
  it("knows nothing before the first value", () => {
    expect(new ConfidenceSequence(0.05).interval()).toEqual({ low: 0, high: 1 });
  });

  it("is the source's, value after value", () => {
    const draws = stream("values");
    const values = Array.from({ length: 400 }, () => Math.round(draws.nextUnit() * 4) / 4);
    for (const count of [1, 2, 3, 10, 60, 150, 400]) {
      const expected = bySource(values.slice(0, count), 0.05);
      const { low, high } = intervalAfter(values.slice(0, count), 0.05);
      expect(low).toBeCloseTo(expected.low, 12);
      expect(high).toBeCloseTo(expected.high, 12);
    }
    // Not all of [0, 1] by then, or the ends alone were compared.
    const { low, high } = intervalAfter(values, 0.05);
    expect(high - low).toBeLessThan(0.2);
    expect(high - low).toBeGreaterThan(0.05);
  });

  it("misses the mean at any look at all in no more sequences than its doubt", () => {
    for (const chance of [0.02, 0.5, 0.9]) {
      const missed = everMissed(chance, (values) => {
        const sequence = new ConfidenceSequence(0.05);
        return values.some((value) => {
          sequence.add(value);
          const { low, high } = sequence.interval();
          return chance < low || chance > high;
        });
      });
      // 300 sequences of a chance of 0.05: 0.09 is three standard errors above.
      expect(missed).toBeLessThan(0.09);
    }
  });

  it("has a twin that fails: an interval for a number fixed beforehand, looked at after every value", () => {
    const missed = everMissed(0.5, (values) => {
      let sum = 0;
      return values.some((value, i) => {
        sum += value;
        const { low, high } = wilsonInterval(sum, i + 1, 1.96);
        return 0.5 < low || 0.5 > high;
      });
    });
    expect(missed).toBeGreaterThan(0.2);
  });

  it("is narrower where values vary less", () => {
    const narrow = intervalAfter(new Array(500).fill(0.5), 0.05);
    const wide = intervalAfter(
      Array.from({ length: 500 }, (_, i) => i % 2),
      0.05,
    );
    expect(narrow.high - narrow.low).toBeLessThan(0.3 * (wide.high - wide.low));
  });
});
