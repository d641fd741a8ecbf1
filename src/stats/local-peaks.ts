import { isAbove } from "./compare.ts";

/** A point of a curve that is higher than what stands on both sides of it. */
export interface Peak {
  readonly index: number;
  readonly height: number;
  /** How far the curve falls before it climbs higher than the peak again; for the highest one, to its lowest point. */
  readonly prominence: number;
}

/**
 * The local maxima of a curve, from left to right. An end is a peak when the curve falls away from it; a plateau, of values that
 * differ by rounding alone, counts once, at its first point, and a curve that never changes has no peak.
 *
 * Errors: none; values must not be NaN.
 */
export function localPeaks(values: readonly number[]): readonly Peak[] {
  return values.flatMap((height, index) => {
    const from = index === 0 || isAbove(height, values[index - 1]);
    return from && fallsAfter(values, index)
      ? [{ index, height, prominence: prominenceOf(values, index) }]
      : [];
  });
}

/** Whether the first change after `index` is downwards; at the right end, whether there was a climb to it. */
function fallsAfter(values: readonly number[], index: number): boolean {
  const height = values[index];
  const change = values.findIndex(
    (value, i) => i > index && (isAbove(value, height) || isAbove(height, value)),
  );
  return change === -1 ? index > 0 : isAbove(height, values[change]);
}

/** Height above the higher of the two valleys that part the peak from higher ground; a side without any does not count. */
function prominenceOf(values: readonly number[], index: number): number {
  const height = values[index];
  const left = valley(values.slice(0, index).reverse(), height);
  const right = valley(values.slice(index), height);
  const parting = [left, right].filter(({ higherGround }) => higherGround).map(({ lowest }) => lowest);
  return height - (parting.length > 0 ? Math.max(...parting) : Math.min(left.lowest, right.lowest));
}

function valley(side: readonly number[], height: number): { lowest: number; higherGround: boolean } {
  const end = side.findIndex((value) => isAbove(value, height));
  const before = end === -1 ? side : side.slice(0, end);
  return { lowest: Math.min(height, ...before), higherGround: end !== -1 };
}
