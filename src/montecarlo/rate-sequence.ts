import { log } from "../model/pinned-math.ts";
import type { Interval } from "../stats/interval.ts";

/**
 * An interval of a rate that may be looked at after any number of trials: the chance that it *ever* misses the rate is at most
 * `doubt`, however one stops. It hangs on the counts alone, and is the sharper form of `ConfidenceSequence` where values are 0 or 1.
 *
 * It holds the rates whose likelihood is not too far below that of a mixture over all rates (a beta law of ½ and ½): by Ville's
 * inequality their ratio ever exceeds 1 / doubt with a chance of at most `doubt`.
 *
 * Source: H. Robbins, Statistical methods related to the law of the iterated logarithm, Annals of Mathematical Statistics 41 (1970).
 */
export function anytimeRateInterval(successes: number, trials: number, doubt: number): Interval {
  const failures = trials - successes;
  const mixture =
    logGamma(successes + 0.5) +
    logGamma(failures + 0.5) -
    logGamma(trials + 1) -
    2 * logGamma(0.5) +
    logGamma(1);
  const isIn = (rate: number): boolean =>
    mixture - times(successes, rate) - times(failures, 1 - rate) < -log(doubt);
  const seen = trials === 0 ? 0.5 : successes / trials;
  return { low: lastOutside(seen, 0, isIn), high: lastOutside(seen, 1, isIn) };
}

const times = (count: number, rate: number): number => (count === 0 ? 0 : count * log(rate));

/** On the way from a rate inside to an end, the first that is outside, or the end when none is. */
function lastOutside(inside: number, end: number, isIn: (rate: number) => boolean): number {
  if (isIn(end)) return end;
  let [near, far] = [inside, end];
  for (;;) {
    const middle = (near + far) / 2;
    if (middle === near || middle === far) return far;
    if (isIn(middle)) near = middle;
    else far = middle;
  }
}

const halfLogTwoPi = 0.9189385332046728;

/** The logarithm of the gamma function for x >= ½, by Stirling's series past 12 (error below 1e-13). */
function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  for (; shifted < 12; shifted++) product *= shifted;
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (shifted - 0.5) * log(shifted) - shifted + halfLogTwoPi + series - log(product);
}
