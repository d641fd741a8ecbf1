import type { Point, WorldTables } from "./world-tables.ts";

/** Pass rate and mean absolute final bias along a sweep; the pass rate is the one that the world's semantics counts. */
export interface Curve {
  readonly at: readonly number[];
  readonly pass: readonly number[];
  readonly bias: readonly number[];
}

/** The curve over a swept value. */
export function curveOver(
  tables: WorldTables,
  at: readonly number[],
  pointAt: (value: number) => Point,
): Curve {
  const outcomes = at.map((value) => tables.outcome(pointAt(value)));
  return {
    at,
    pass: outcomes.map(({ successRate }) => successRate),
    bias: outcomes.map(({ meanAbsoluteBias }) => meanAbsoluteBias),
  };
}

/** The whole numbers from one to another, both included. */
export const wholeNumbers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
