import type { ActionLaw } from "../model/action-law.ts";
import { ProgressGrid } from "./progress-grid.ts";

/**
 * The law of a *stride*: actions of one law that are drawn together, one or more. `strides` holds two numbers for each: progress
 * reported and truly made, in lattice steps.
 */
export interface StrideLaw {
  readonly strides: readonly number[];
  readonly probabilities: readonly number[];
}

export const strideSize = 2;

/** The stride of one action. */
export function strideOfAction({ offset, truthful, hallucinated }: ActionLaw): StrideLaw {
  const strides: number[] = [];
  const probabilities: number[] = [];
  const addAll = (law: Float64Array, share: number) => {
    law.forEach((p, i) => {
      if (p === 0) return;
      strides.push(offset + i, share * (offset + i));
      probabilities.push(p);
    });
  };
  addAll(truthful, 1);
  addAll(hallucinated, 0);
  return { strides, probabilities };
}

/** The law of a stride and one like it after it; null where they can come to too many different ones. */
export function twice({ strides, probabilities }: StrideLaw): StrideLaw | null {
  if (probabilities.length ** 2 > mostPairs) return null;
  const [reported, truth] = [0, 1].map((field) =>
    probabilities.map((_, i) => strides[i * strideSize + field]),
  );
  const unsupported = reported.map((made, i) => made - truth[i]);
  const grid = ProgressGrid.spanning(doubled(reported), doubled(unsupported), mostPairs);
  if (grid === null) return null;
  probabilities.forEach((p, i) => {
    probabilities.forEach((q, j) => {
      grid.add(reported[i] + reported[j], unsupported[i] + unsupported[j], p * q);
    });
  });
  const sum = { strides: [] as number[], probabilities: [] as number[] };
  grid.drain((made, lacking, p) => {
    sum.strides.push(made, made - lacking);
    sum.probabilities.push(p);
  });
  return sum;
}

/** Adding up so many takes a millisecond. */
const mostPairs = 2 ** 18;

const doubled = (values: readonly number[]): readonly [number, number] => {
  const [least, most] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [values[0], values[0]],
  );
  return [2 * least, 2 * most];
};
