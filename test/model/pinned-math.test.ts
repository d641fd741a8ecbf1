import fc from "fast-check";
import { all, create } from "mathjs";
import { describe, expect, it } from "vitest";
import { exp, log } from "../../src/model/pinned-math.ts";

const precise = create(all, { precision: 40 });

/** The distance between a double and the true value, in units of the last place. */
function ulps(value: number, truth: number): number {
  const scale = Math.max(Math.abs(truth), 2 ** -1022);
  return Math.abs(value - truth) / (scale * 2 ** -52);
}

/** The double itself and not the short decimal it prints as, which can be half a unit away. */
function exactly(x: number) {
  let odd = x;
  let doublings = 0;
  while (!Number.isInteger(odd)) {
    odd *= 2;
    doublings++;
  }
  return precise.bignumber(odd).div(precise.bignumber(2).pow(doublings));
}

const trueExp = (x: number) => exactly(x).exp().toNumber();
const trueLog = (x: number) => exactly(x).ln().toNumber();

describe("exp", () => {
  it.each([
    [0, 1],
    [-0, 1],
    [Number.NEGATIVE_INFINITY, 0],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [-746, 0],
    [710, Number.POSITIVE_INFINITY],
    [-745.1, 5e-324],
  ])("takes %f to %f", (x, value) => {
    expect(exp(x)).toBe(value);
  });

  it("gives NaN for NaN", () => {
    expect(exp(Number.NaN)).toBeNaN();
  });

  it("lies within 1 unit in the last place of the true value", () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => ulps(exp(x), trueExp(x)) <= 1),
    );
  });

  it("does so at both ends of the range too, in every power of two", () => {
    const ends = [
      ...Array.from({ length: 153 }, (_, i) => -745 + i / 4),
      ...Array.from({ length: 12 }, (_, i) => 707 + i / 4),
    ];
    expect(ends.filter((x) => !(ulps(exp(x), trueExp(x)) <= 1))).toEqual([]);
  });

  it("has these bits", () => {
    expect([exp(1), exp(-0.125), exp(-12.5), exp(Math.LN2)].map(String)).toEqual([
      "2.7182818284590455",
      "0.8824969025845955",
      "0.000003726653172078671",
      "2",
    ]);
  });
});

describe("log", () => {
  it.each([
    [1, 0],
    [0, Number.NEGATIVE_INFINITY],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
    [5e-324, -744.4400719213812],
  ])("takes %f to %f", (x, value) => {
    expect(log(x)).toBe(value);
  });

  it("gives NaN below 0 and for NaN", () => {
    expect([log(-1), log(Number.NaN)]).toEqual([Number.NaN, Number.NaN]);
  });

  it("lies within 1 unit in the last place of the true value", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => ulps(log(x), trueLog(x)) <= 1),
    );
  });
});
