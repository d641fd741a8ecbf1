import { describe, expect, it } from "vitest";
import { pairedMeanInterval, pairedRateInterval } from "../../src/stats/paired-interval.ts";

describe("the interval of a difference of rates on the same trials", () => {
  it("is the adjusted Wald interval of the four ways a pair comes out", () => {
    // 40 pairs: 9 won by b alone, 3 by a alone. With half a trial more in each: 9.5 and 3.5 of 42.
    const [won, lost, pairs] = [9.5, 3.5, 42];
    const centre = (won - lost) / pairs;
    const half = (1.96 * Math.sqrt(won + lost - (won - lost) ** 2 / pairs)) / pairs;
    const { low, high } = pairedRateInterval({ count: 40, sum: 9 - 3, squares: 9 + 3 }, 1.96);
    expect(low).toBeCloseTo(centre - half, 14);
    expect(high).toBeCloseTo(centre + half, 14);
    expect(low).toBeCloseTo(-0.01976, 5);
    expect(high).toBeCloseTo(0.30547, 5);
  });

  it("claims no certainty from pairs that all agree", () => {
    const { low, high } = pairedRateInterval({ count: 98, sum: 0, squares: 0 }, 2);
    expect(high).toBeCloseTo(0.02, 12);
    expect(low).toBeCloseTo(-0.02, 12);
  });

  it("ends where rates end", () => {
    const { high } = pairedRateInterval({ count: 2, sum: 2, squares: 2 }, 3);
    const { low } = pairedRateInterval({ count: 2, sum: -2, squares: 2 }, 3);
    expect([low, high]).toEqual([-1, 1]);
  });

  it("becomes narrower as the root of the number of pairs", () => {
    const width = (count: number) => {
      const { low, high } = pairedRateInterval({ count, sum: 0.1 * count, squares: 0.3 * count }, 1.96);
      return high - low;
    };
    expect(width(40_000) / width(10_000)).toBeCloseTo(0.5, 3);
  });
});

describe("the interval of a mean difference", () => {
  it("reaches some standard errors to both sides of the mean", () => {
    // −1, 2, 5: mean 2, sample variance 9, standard error √3.
    const { low, high } = pairedMeanInterval({ count: 3, sum: 6, squares: 30 }, 2) ?? { low: 0, high: 0 };
    expect(low).toBeCloseTo(2 - 2 * Math.sqrt(3), 12);
    expect(high).toBeCloseTo(2 + 2 * Math.sqrt(3), 12);
  });

  it("is not known from one pair, and is from two", () => {
    expect(pairedMeanInterval({ count: 1, sum: 6, squares: 36 }, 2)).toBeNull();
    expect(pairedMeanInterval({ count: 2, sum: 2, squares: 2 }, 2)).toEqual({ low: 1, high: 1 });
  });
});
