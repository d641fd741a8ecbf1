import type { Interval } from "./interval.ts";

/**
 * The Wilson score interval of a rate seen as `successes` out of `trials`.
 *
 * Units: rates, 0 to 1; `z` is a standard normal score, as of `normalScore`. With no trials it is all of [0, 1].
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 */
export function wilsonInterval(successes: number, trials: number, z: number): Interval {
  const rate = successes / trials;
  const scale = 1 + (z * z) / trials;
  const centre = (rate + (z * z) / (2 * trials)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials));
  // At the ends the bound is the rate itself, which rounding would miss by a last bit; no trials are at both.
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}
