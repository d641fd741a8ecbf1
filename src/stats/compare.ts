/** Differences of probabilities up to this are rounding. */
export const rounding = 1e-12;

/** Whether a difference, of either sign, is no more than rounding. */
export const isRounding = (difference: number): boolean => Math.abs(difference) <= rounding;

/** Above by more than rounding: values of the exact engine are good to about twelve digits. Infinity is above every other value. */
export const isAbove = (value: number, other: number): boolean =>
  value - other > 1e-10 * Math.min(Number.MAX_VALUE, Math.max(Math.abs(value), Math.abs(other)));

/** The index of the largest value, the first among those equal up to rounding. */
export function indexOfHighest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (isAbove(value, values[best]) ? i : best), 0);
}

/** Whether some value strictly inside is above both ends. */
export const beatsBothEnds = (values: readonly number[]): boolean =>
  [values[0], values[values.length - 1]].every((end) => isAbove(values[indexOfHighest(values)], end));
