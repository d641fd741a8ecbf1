import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ActionTable, drawAnew } from "../../src/montecarlo/action-table.ts";
import { drawEscape, firstAbove, layOut, quantised } from "../../src/montecarlo/quantised-law.ts";
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

describe("ActionTable", () => {
  const truthful = Float64Array.of(0.3, 0.1, 0.2);
  const hallucinated = Float64Array.of(0.15, 0.05, 0.2);
  const law = { offset: 5, truthful, hallucinated, hallucinates: true, mean: 0 };
  const joint = [...truthful, ...hallucinated];

  it("gives every outcome its exact share of evenly spaced points", () => {
    const shares = sharesOf(new ActionTable(law, 5), 5);
    joint.forEach((p, i) => {
      expect(Math.abs(shares[i] - p)).toBeLessThan(2e-4);
    });
  });

  it("does not, to that accuracy, for a law one per cent off: the test sees it", () => {
    const shares = sharesOf(new ActionTable({ ...law, truthful: Float64Array.of(0.297, 0.103, 0.2) }, 5), 5);
    expect(Math.abs(shares[0] - joint[0])).toBeGreaterThan(2e-3);
  });

  it("says in one number how far an action goes and whether it is true", () => {
    const table = new ActionTable(law, 10);
    expect(table.points[0]).toBe(2 * 5 + 1);
    expect(table.points.findLast((action) => action !== drawAnew)).toBe(2 * 7);
    expect((2 ** 31) >>> table.shift).toBe(512);
  });

  it("tells steps back and steps of nothing apart, true or not", () => {
    const back = new ActionTable({ ...law, offset: -2 }, 10);
    const actions = [...new Set(back.points)].filter((action) => action !== drawAnew);
    expect(actions).toEqual([-3, -1, 1, -4, -2, 0]);
    expect(actions.map((action) => action >> 1)).toEqual([-2, -1, 0, -2, -1, 0]);
    expect(actions.map((action) => action & 1)).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it("has no action that looks like an escape", () => {
    expect(new ActionTable({ ...law, offset: -(10 ** 8) }, 10).points[0]).toBeGreaterThan(drawAnew);
  });
});

/**
 * The share of each outcome when every point is drawn once and, at an escape, each of a thousand evenly spaced units. A unit
 * may fall to the wrong side of an end of a remainder: that is the accuracy.
 */
function sharesOf(table: ActionTable, bits: number): Float64Array {
  const perPoint = 1000;
  const seen = new Float64Array(6);
  // True increments of 5 to 7, and then hallucinated ones.
  const places = [11, 13, 15, 10, 12, 14];
  for (let point = 0; point < 2 ** bits; point++) {
    for (let i = 0; i < perPoint; i++) {
      const drawn = table.points[point];
      const action = drawn === drawAnew ? table.drawEscape(scripted((i + 0.5) / perPoint)) : drawn;
      seen[places.indexOf(action)]++;
    }
  }
  return seen.map((count) => count / (perPoint * 2 ** bits));
}

/** A stream that draws one unit. */
function scripted(unit: number): Stream {
  const script = new Stream(Int32Array.of(1, 2, 3, 4));
  script.nextUnit = () => unit;
  return script;
}
