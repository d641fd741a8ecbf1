import { sobolPoints } from "../random/sobol.ts";
import { batchCount, type CrossedValues } from "../stats/sobol-indices.ts";
import { valuesAtShares } from "./expand-bundle.ts";
import type { Axis, AxisValue } from "./study.ts";
import type { ValuesInput } from "./study-schema.ts";

/** Points for Sobol indices, each once, and what comes out at them put where they are needed. */
export interface CrossedPoints {
  /** Axes that move together, point by point. */
  readonly axes: readonly Axis[];
  /** What came out at the points, in their order, batch by batch. */
  readonly gathered: (values: readonly number[]) => readonly CrossedValues[];
}

/**
 * Points over several inputs: of each batch two sets of Sobol points, A and B, which are halves of points in twice as many
 * dimensions, and for each input the points of A with that input from B. Points that come to the same values, as whole numbers
 * do, stand once.
 *
 * Shape: `perBatch` points in each set; every batch has shifts of its own, which the seed, its number and the names decide.
 * Errors: those of an axis.
 */
export function crossedPoints(
  inputs: Readonly<Record<string, ValuesInput>>,
  perBatch: number,
  seed: string,
): CrossedPoints {
  const names = Object.keys(inputs);
  const distinct = new Map<string, readonly AxisValue[]>();
  const order = new Map<string, number>();
  const keyOf = (point: readonly AxisValue[]): string => {
    const key = JSON.stringify(point.map(({ label }) => label));
    if (!distinct.has(key)) order.set(key, distinct.size);
    distinct.set(key, point);
    return key;
  };
  const batches = Array.from({ length: batchCount }, (_, batch) => {
    const columns = columnsOf(inputs, perBatch, seed, batch);
    const keysAt = (fromB: (input: number) => boolean) =>
      Array.from({ length: perBatch }, (_, j) =>
        keyOf(names.map((_name, i) => columns[fromB(i) ? names.length + i : i][j])),
      );
    return {
      a: keysAt(() => false),
      b: keysAt(() => true),
      crossed: names.map((_name, input) => keysAt((i) => i === input)),
    };
  });
  const points = [...distinct.values()];
  return {
    axes: names.map((name, i) => ({ name, values: points.map((point) => point[i]), bundle })),
    gathered: (values) => {
      const at = (keys: readonly string[]) => keys.map((key) => values[order.get(key) ?? 0]);
      return batches.map(({ a, b, crossed }) => ({ a: at(a), b: at(b), crossed: crossed.map(at) }));
    },
  };
}

const bundle = { name: "points", key: "over" } as const;

/** The values of each input at the points of A, then those of each at the points of B. */
function columnsOf(
  inputs: Readonly<Record<string, ValuesInput>>,
  perBatch: number,
  seed: string,
  batch: number,
): readonly (readonly AxisValue[])[] {
  const names = Object.keys(inputs);
  const streams = ["a", "b"].flatMap((set) => names.map((name) => `${batch} ${set} ${name}`));
  const shares = sobolPoints(perBatch, streams, seed);
  return shares.map((column, d) => {
    const name = names[d % names.length];
    return valuesAtShares(name, inputs[name], column, ["axes", bundle.name, bundle.key, name]);
  });
}
