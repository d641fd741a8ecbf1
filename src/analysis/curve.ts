import type { Lab, Point } from "./lab.ts";

/** Pass rate and mean absolute final bias along a sweep; the pass rate is the one that the world's semantics counts. */
export interface Curve {
  readonly at: readonly number[];
  readonly pass: readonly number[];
  readonly bias: readonly number[];
}

/** The curve over a swept value. */
export function curveOver(lab: Lab, at: readonly number[], pointAt: (value: number) => Point): Curve {
  const outcomes = at.map((value) => lab.outcome(pointAt(value)));
  return {
    at,
    pass: outcomes.map(({ successRate }) => successRate),
    bias: outcomes.map(({ meanAbsoluteBias }) => meanAbsoluteBias),
  };
}

/** The whole numbers from one to another, both included. */
export const wholeNumbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** A number as exceptions and tables show it: four digits, and small ones in powers of ten. */
export function shown(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1e-4 ? String(Number(value.toPrecision(4))) : value.toExponential(2);
}
