import { describe, expect, it } from "vitest";
import { sobolPoints } from "../../src/random/sobol.ts";
import { batchCount, type CrossedValues, sobolIndices } from "../../src/stats/sobol-indices.ts";

type Model = (point: readonly number[]) => number;

/** The values of a model at crossed points of the unit cube: 16 batches, each of `count` points with a shift of its own. */
function crossed(model: Model, inputs: number, count: number, seed: string): readonly CrossedValues[] {
  return Array.from({ length: batchCount }, (_, batch) => {
    const axes = Array.from({ length: 2 * inputs }, (_, d) => `${batch} ${d}`);
    const shares = sobolPoints(count, axes, seed);
    const at = (fromB: (input: number) => boolean) =>
      Array.from({ length: count }, (_, j) =>
        model(Array.from({ length: inputs }, (_, i) => shares[fromB(i) ? inputs + i : i][j])),
      );
    return {
      a: at(() => false),
      b: at(() => true),
      crossed: Array.from({ length: inputs }, (_, input) => at((i) => i === input)),
    };
  });
}

const indices = (model: Model, inputs: number, count = 64, seed = "a seed") =>
  sobolIndices(crossed(model, inputs, count, seed));

const values = (shares: ReturnType<typeof indices>["first"]) =>
  shares.map((share) => share?.value ?? Number.NaN);

/** sin x + 7 sin² y + z⁴ sin x / 10 over −π…π. */
const ishigami: Model = (point) => {
  const [x, y, z] = point.map((share) => Math.PI * (2 * share - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};
/** Known in closed form: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2, V₁ = (1 + bπ⁴/5)²/2, V₂ = a²/8, V₁₃ = b²π⁸ (1/18 − 1/50). */
const known = (() => {
  const [a, b, p4] = [7, 0.1, Math.PI ** 4];
  const all = a ** 2 / 8 + (b * p4) / 5 + (b ** 2 * p4 ** 2) / 18 + 0.5;
  const [v1, v2, v13] = [0.5 * (1 + (b * p4) / 5) ** 2, a ** 2 / 8, b ** 2 * p4 ** 2 * (1 / 18 - 1 / 50)];
  return {
    mean: a / 2,
    variance: all,
    first: [v1, v2, 0].map((v) => v / all),
    total: [v1 + v13, v2, v13].map((v) => v / all),
  };
})();

describe("sobolIndices", () => {
  it("knows the Ishigami function", () => {
    expect(known.first.map((share) => share.toFixed(4))).toEqual(["0.3139", "0.4424", "0.0000"]);
    const found = indices(ishigami, 3, 512);
    expect(found.mean).toBeCloseTo(known.mean, 2);
    expect(found.variance / known.variance).toBeCloseTo(1, 2);
    values(found.first).forEach((share, i) => {
      expect(Math.abs(share - known.first[i])).toBeLessThan(0.01);
    });
    values(found.total).forEach((share, i) => {
      expect(Math.abs(share - known.total[i])).toBeLessThan(0.01);
    });
  });

  it("has intervals that hold what is known about as often as they say", () => {
    const seeds = Array.from({ length: 50 }, (_, i) => `seed ${i}`);
    const held = seeds.flatMap((seed) => {
      const { first, total } = indices(ishigami, 3, 32, seed);
      const truths = [...known.first, ...known.total];
      return [...first, ...total].map(
        (share, i) => share !== null && share.low <= truths[i] && truths[i] <= share.high,
      );
    });
    const share = held.filter(Boolean).length / held.length;
    // 300 intervals, those of one seed not independent of one another: 0.9 would be seen at 0.82, and no interval at 0
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(0.995);
  });

  it("shares a sum of inputs out by the squares of their slopes, alone and in all", () => {
    // variances 1, 4 and 16 twelfths: 1/21, 4/21, 16/21
    const found = indices(([x, y, z]) => 5 + x - 2 * y + 4 * z, 3, 256);
    for (const shares of [found.first, found.total])
      values(shares).forEach((share, i) => {
        expect(share).toBeCloseTo([1, 4, 16][i] / 21, 2);
      });
    expect(found.mean).toBeCloseTo(5 + 1.5, 3);
    expect(found.variance).toBeCloseTo(21 / 12, 2);
  });

  it("finds what inputs do together alone: one of two bits decides nothing, both decide all", () => {
    const found = indices(([x, y]) => Number(x < 0.5 !== y < 0.5), 2, 256);
    for (const share of values(found.first)) expect(share).toBeCloseTo(0, 1);
    for (const share of values(found.total)) expect(share).toBeCloseTo(1, 1);
    expect(found.variance).toBeCloseTo(1 / 4, 3);
  });

  it("gives an input that nothing hangs on just nothing, and says nothing of shares where all is the same", () => {
    const found = indices(([x]) => x, 2);
    expect([found.first[1], found.total[1]]).toEqual([
      { value: 0, low: 0, high: 0 },
      { value: 0, low: 0, high: 0 },
    ]);
    const constant = indices(() => 0.1 + 0.2, 2);
    expect(constant).toMatchObject({ variance: 0, first: [null, null], total: [null, null] });
    expect(constant.mean).toBeCloseTo(0.3, 15);
  });

  it("works out an interval by Student's t over the batches", () => {
    const same = { a: [-2, 2], b: [-2, 2], crossed: [[2, -2]] };
    const other = { a: [-2, 2], b: [-2, 2], crossed: [[-2, 2]] };
    const [share] = sobolIndices([...Array.from({ length: 15 }, () => same), other]).total;
    // Jansen: (4² + 4²) / 2 / 2 = 8 of a variance of 4, twice it, and 0 of 4 in the last: 30/16
    const value = 30 / 16;
    const error = Math.sqrt((15 * (2 - value) ** 2 + value ** 2) / 15 / 16);
    expect(share?.value).toBeCloseTo(value, 12);
    expect(share?.high).toBeCloseTo(value + 2.13145 * error, 5);
    expect(share?.low).toBeCloseTo(value - 2.13145 * error, 5);
  });

  it("hangs neither on where a model begins nor on its unit", () => {
    const one = indices(ishigami, 3, 16);
    const other = indices((point) => 1000 + 3 * ishigami(point), 3, 16);
    const all = [...values(other.first), ...values(other.total)];
    [...values(one.first), ...values(one.total)].forEach((share, i) => {
      expect(all[i]).toBeCloseTo(share, 9);
    });
    expect(indices(() => 1e9 / 3, 2).first).toEqual([null, null]);
  });

  it("takes for rounding what varies by less than 1e-12 about nothing", () => {
    const first = (scale: number) => indices(([x]) => scale * (x - 0.5), 1).first[0];
    expect([first(1e-13), first(0)]).toEqual([null, null]);
    expect(first(1e-11)?.value).toBeCloseTo(1, 1);
  });

  it("refuses a number of batches that it has no quantile for", () => {
    expect(() => sobolIndices(crossed(ishigami, 3, 2, "x").slice(1))).toThrow("must be 16 batches");
  });
});
