import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Draws } from "../../src/montecarlo/draws.ts";
import { drawEscape, escapeLaw, firstAbove, layOut, quantised } from "../../src/montecarlo/quantised-law.ts";
import { Stream } from "../../src/random/stream.ts";

/** Laws with outcomes of every size, impossible ones among them. */
const laws = fc
  .array(fc.constantFrom<number[]>(0, 1e-12, 0.003, 0.2, 1, 7), { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  });

const bits = fc.integer({ min: 1, max: 12 });

describe("quantised", () => {
  it("gives every outcome its exact share of the points and the escapes together", () => {
    fc.assert(
      fc.property(laws, bits, (probabilities, bits) => {
        const { points, escapes } = quantised(probabilities, bits);
        const left = 2 ** bits - points.reduce((sum, count) => sum + count, 0);
        probabilities.forEach((p, i) => {
          const ofEscapes = escapes[i] - (i === 0 ? 0 : escapes[i - 1]);
          const share = (points[i] + left * ofEscapes) / 2 ** bits;
          expect(Math.abs(share - p)).toBeLessThan(1e-15);
        });
      }),
    );
  });

  it("misses the shares when the points are only rounded: what the escapes are for", () => {
    const { points } = quantised([0.3, 0.7], 4);
    expect(Math.abs(points[0] / 16 - 0.3)).toBeGreaterThan(0.01);
  });

  it("lays each outcome's points out and marks the escapes", () => {
    const cells = new Int32Array(6).fill(9);
    layOut(quantised([0.3, 0, 0.7], 2), cells, 1, -1);
    expect([...cells]).toEqual([9, 0, 2, 2, -1, 9]);
  });

  it("never draws an impossible outcome, at either end of a unit", () => {
    fc.assert(
      fc.property(laws, bits, fc.constantFrom(0, 0.5, 1 - 2 ** -53), (probabilities, bits, unit) => {
        const law = quantised(probabilities, bits);
        if (law.points.reduce((sum, count) => sum + count, 0) === 2 ** bits) return;
        expect(probabilities[drawEscape(law, scripted(unit))]).toBeGreaterThan(0);
      }),
    );
  });
});

describe("firstAbove", () => {
  it("finds by halving what a search from the start finds", () => {
    fc.assert(
      fc.property(
        laws,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (probabilities, unit) => {
          const sums = quantised(probabilities, 1).escapes;
          expect(firstAbove(sums, unit)).toBe(sums.findIndex((sum) => sum > unit));
        },
      ),
    );
  });
});

describe("escapeLaw", () => {
  it("is the law of what an escape comes to", () => {
    // Of 4 points 0.3 owns 1.2 and 0.7 owns 2.8: of the escape 0.2 and 0.8 are theirs.
    const [one, other] = escapeLaw(quantised([0.3, 0.7], 2));
    expect(one).toBeCloseTo(0.2, 12);
    expect(other).toBeCloseTo(0.8, 12);
  });
});

/** Draws that come to one unit. */
function scripted(unit: number): Draws {
  const script = new Draws(new Stream(Int32Array.of(1, 2, 3, 4)));
  script.nextUnit = () => unit;
  return script;
}
