/**
 * Progress is a whole number of lattice steps. Users write decimals, so a quotient that lies within this share of a
 * step of a whole number is that whole number: `(0.3 - 0.1) / 0.1` is 2.
 */
export const decimalSlack = 1e-9;

/** The nearest whole number when `value` is one up to rounding, else `value`. */
export function snap(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= decimalSlack * Math.max(1, Math.abs(value) * 1e-3) ? nearest : value;
}

export const isWhole = (value: number): boolean => Number.isInteger(snap(value));

/** Progress values within a tolerance of an aim, as whole numbers of steps from `low` to `high`; empty when low > high. */
export interface Window {
  readonly low: number;
  readonly high: number;
}

/** On which side of a window a value lies: below it (−1), in it (0) or past it (1). */
export const sideOf = ({ low, high }: Window, index: number): -1 | 0 | 1 =>
  index > high ? 1 : index < low ? -1 : 0;

export const inWindow = (window: Window, index: number): boolean => sideOf(window, index) === 0;

/**
 * The window `|y - aim| <= tolerance` in lattice steps.
 *
 * A continuous scenario leaves the upper end out when it falls on the lattice: both ends would count 2ε/step + 1 points
 * for a width of 2ε, an error of first order in the step; the end itself has probability 0.
 */
export function windowAround(aim: number, tolerance: number, step: number, continuous = false): Window {
  const low = Math.ceil(snap((aim - tolerance) / step));
  const top = snap((aim + tolerance) / step);
  const high = Math.floor(top);
  return { low, high: continuous && high === top && tolerance > 0 ? high - 1 : high };
}

/**
 * The largest step of which every value is a whole multiple; values are decimals of at most nine places.
 * Returns 0 when some value is no such decimal.
 */
export function commonStep(values: readonly number[]): number {
  const scale = 10 ** 9;
  let common = 0n;
  for (const value of values) {
    const scaled = Math.round(value * scale);
    if (
      !Number.isSafeInteger(scaled) ||
      Math.abs(scaled / scale - value) > 1e-12 * Math.max(1, Math.abs(value))
    )
      return 0;
    common = greatestCommonDivisor(common, BigInt(Math.abs(scaled)));
  }
  return Number(common) / scale;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/**
 * Orders progress values by nearness to an aim, the lower first among equals: negative when `a` comes before `b`.
 * Used by `keep: best`.
 */
export function compareNearness(aim: number, step: number, a: number, b: number): number {
  return nearnessRank(aim, step, a) - nearnessRank(aim, step, b) || a - b;
}

/** The distance to the aim, in steps, rounded so that equal distances compare equal. */
const nearnessRank = (aim: number, step: number, index: number): number =>
  Math.round(Math.abs(aim / step - index) * 2 ** 20);
