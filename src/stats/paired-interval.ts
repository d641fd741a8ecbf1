import type { Interval } from "./interval.ts";
import { type Moments, meanOf, standardErrorOfMean } from "./moments.ts";

/**
 * The interval of a difference of two rates that were seen on the same trials, from the moments of the differences, each of which is
 * −1, 0 or 1. Half a trial is added to each of the four ways in which a pair can come out, so that pairs that all agree do not
 * pass for certainty.
 *
 * Source: A. Agresti and Y. Min, Simple improved confidence intervals for comparing matched proportions, Statistics in Medicine 24 (2005).
 */
export function pairedRateInterval({ count, sum, squares }: Moments, z: number): Interval {
  const pairs = count + 2;
  const mean = sum / pairs;
  const half = z * Math.sqrt(Math.max(0, (squares + 1) / pairs - mean * mean) / pairs);
  return { low: Math.max(-1, mean - half), high: Math.min(1, mean + half) };
}

/** The interval of a mean difference; null with fewer than two pairs, which say nothing of it. */
export function pairedMeanInterval(moments: Moments, z: number): Interval | null {
  if (moments.count < 2) return null;
  const [mean, half] = [meanOf(moments), z * standardErrorOfMean(moments)];
  return { low: mean - half, high: mean + half };
}
