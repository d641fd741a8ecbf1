import { add, type Fraction, fraction, multiply, number } from "mathjs";
import type { Arithmetic } from "../../src/process/enumerate.ts";

/**
 * Exact rational arithmetic. Every double is a fraction with a power of two below, and is taken at exactly that value,
 * not at the short decimal it prints as.
 */
export const fractionArithmetic: Arithmetic<Fraction> = {
  zero: fraction(0),
  fromNumber: exactly,
  add: (a, b) => add(a, b) as Fraction,
  multiply: (a, b) => multiply(a, b) as Fraction,
  toNumber: (value) => number(value) as number,
};

function exactly(value: number): Fraction {
  let numerator = value;
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return fraction(BigInt(numerator), denominator);
}
