import { describe, expect, it } from "vitest";
import { latticeNormal, onLattice, refinedNormal } from "../../src/model/distribution.ts";
import { LimitError } from "../../src/model/errors.ts";
import { inWorld } from "../support/canonical.ts";

const labels = { name: "d", weight: 1, hallucination: 0 };
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe("latticeNormal", () => {
  it("weighs model-1's increments by the normal density", () => {
    const { increments, probabilities } = (() => {
      const support = latticeNormal({ mean: 6, sd: 2, min: 4, max: 8 }, 1);
      return { ...support, probabilities: onLattice(support, 1, labels).probabilities };
    })();
    const density = [-2, -1, 0, 1, 2].map((d) => Math.exp(-(d * d) / 8));
    expect(increments).toEqual([4, 5, 6, 7, 8]);
    density.forEach((value, i) => {
      expect(probabilities[i]).toBeCloseTo(value / sum(density), 14);
    });
  });

  it("takes means and variances of the lattice pmf, not of the untruncated normal", () => {
    const [{ mean, variance }] = inWorld("closed", "model-3").pools[0].members;
    expect(mean).toBeLessThan(10);
    expect(variance).toBeLessThan(36);
  });

  it("keeps the shape of a far mean's tail", () => {
    // every weight exp(−(a + 1000)² / 800) is below the least float, their ratio is not
    const far = latticeNormal({ mean: -1000, sd: 20, min: 1, max: 2 }, 1);
    const { probabilities } = onLattice(far, 1, labels);
    expect(probabilities[1] / probabilities[0]).toBeCloseTo(Math.exp(-(1002 ** 2 - 1001 ** 2) / 800), 12);
  });

  it("does not underflow for a far mean or a tiny sd", () => {
    expect(
      onLattice(latticeNormal({ mean: -1000, sd: 0.01, min: 1, max: 2 }, 1), 1, labels).probabilities[0],
    ).toBe(1);
  });

  it("refuses more points than the limit, and says both", () => {
    expect(() => latticeNormal({ mean: 0, sd: 1, min: 0, max: 1e9 }, 1)).toThrow(LimitError);
    expect(() => latticeNormal({ mean: 0, sd: 1, min: 0, max: 1e9 }, 1)).toThrow(/1,000,000,001.*1,000,000/);
  });
});

describe("refinedNormal", () => {
  it("weighs by the density, the ends of the range by half of it", () => {
    const weights = (max: number) => refinedNormal({ mean: 6, sd: 2, min: 4, max }, 1).weights;
    const density = [4, 5, 6, 7, 8].map((a) => Math.exp(-((a - 6) ** 2) / 8));
    const halves = [0.5, 1, 1, 1, 0.5].map((share, i) => share * density[i]);
    weights(8).forEach((weight, i) => {
      expect(weight).toBeCloseTo(halves[i], 14);
    });
    const point = refinedNormal({ mean: 6, sd: 2, min: 4, max: 4 }, 1);
    expect([...onLattice(point, 1, labels).probabilities]).toEqual([1]);
  });

  it("comes near the moments of the continuous truncated normal, the nearer the finer", () => {
    // Truncated normal on [4, 8] about 6 with sd 2: variance 4 (1 − 2 φ(1) / (2 Φ(1) − 1)) = 1.16452…
    const variance = 4 * (1 - (2 * 0.24197072451914337) / 0.6826894921370859);
    const error = (step: number) =>
      Math.abs(
        onLattice(refinedNormal({ mean: 6, sd: 2, min: 4, max: 8 }, step), step, labels).variance - variance,
      );
    expect(error(1 / 16)).toBeLessThan(2e-3);
    expect(error(1 / 32) / error(1 / 16)).toBeCloseTo(1 / 4, 2);
  });
});
