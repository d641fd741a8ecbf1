import type { Arithmetic } from "../../src/process/enumerate.ts";

/** numerator / 2^places: every double is one, and so is every sum and product of them. */
export interface BinaryFraction {
  readonly numerator: bigint;
  readonly places: bigint;
}

/**
 * The exact arithmetic of doubles without a greatest common divisor at each step: the same values as mathjs fractions, some
 * hundred times faster on long products. A test holds the two against each other.
 */
export const binaryFractionArithmetic: Arithmetic<BinaryFraction> = {
  zero: { numerator: 0n, places: 0n },
  fromNumber: (value) => {
    let numerator = value;
    let places = 0n;
    while (!Number.isInteger(numerator)) {
      numerator *= 2;
      places += 1n;
    }
    return { numerator: BigInt(numerator), places };
  },
  add: (a, b) => {
    if (a.places < b.places) return binaryFractionArithmetic.add(b, a);
    return { numerator: a.numerator + (b.numerator << (a.places - b.places)), places: a.places };
  },
  multiply: (a, b) => ({ numerator: a.numerator * b.numerator, places: a.places + b.places }),
  toNumber: ({ numerator, places }) => {
    // A double holds 53 bits; keep 64 of them before leaving BigInt.
    const size = BigInt(numerator.toString(2).replace("-", "").length);
    const drop = size > 64n ? size - 64n : 0n;
    let value = Number(numerator >> drop);
    for (let places_ = places - drop; places_ > 0n && value !== 0; places_ -= 500n) {
      value *= 2 ** -Number(places_ < 500n ? places_ : 500n);
    }
    return places < drop ? value * 2 ** Number(drop - places) : value;
  },
};
