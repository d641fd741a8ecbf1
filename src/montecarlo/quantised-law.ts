import type { Draws } from "./draws.ts";

/**
 * A finite law made ready to be drawn from 2^bits equally likely points, exactly.
 *
 * Outcome i owns floor(p_i · 2^bits) points. The points left over are *escapes*: there the outcome is drawn anew from the
 * remainders r_i = p_i · 2^bits − floor(p_i · 2^bits). Why this is exact: the escapes number E = Σ r_i, since the points number
 * 2^bits and the p_i sum to 1, so outcome i has probability (floor(p_i 2^bits) + E · r_i / E) / 2^bits = p_i. Scaling by a
 * power of two, the floor and the remainder are exact in floating point; all that is rounded is the sum of the
 * remainders, to about 1e-16, and a remainder's share, to the 2⁻⁵³ of the draw, each times the small share of escapes.
 *
 * An alias table would read two memory cells for each draw; this reads one, and rarely more.
 */
export interface QuantisedLaw {
  readonly bits: number;
  /** Points of each outcome; those past their sum are escapes. */
  readonly points: Int32Array;
  /** Running sums of the remainders, the last of them 1 for every outcome from the last possible one on. */
  readonly escapes: Float64Array;
}

export function quantised(probabilities: ArrayLike<number>, bits: number): QuantisedLaw {
  const points = new Int32Array(probabilities.length);
  const escapes = new Float64Array(probabilities.length);
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const exact = probabilities[i] * (1 << bits);
    points[i] = Math.floor(exact);
    sum += exact - points[i];
    escapes[i] = sum;
  }
  // Divided by the largest, the last outcome with a remainder comes to exactly 1, which no draw reaches.
  for (let i = 0; i < points.length; i++) escapes[i] = sum > 0 ? escapes[i] / sum : 1;
  return { bits, points, escapes };
}

/** Fills the 2^bits points of a law, from `from` on: the outcome that owns each, escapes the mark. */
export function layOut(
  law: QuantisedLaw,
  into: { [index: number]: number },
  from: number,
  mark: number,
): void {
  let at = from;
  for (let i = 0; i < law.points.length; i++) for (let n = law.points[i]; n > 0; n--) into[at++] = i;
  for (const end = from + (1 << law.bits); at < end; at++) into[at] = mark;
}

/** The law of an escape's outcome. Where nothing escapes it is never asked for, and any law does. */
export const escapeLaw = ({ escapes }: QuantisedLaw): Float64Array =>
  escapes.map((sum, i) => (i === 0 ? sum : sum - escapes[i - 1]));

/** The outcome of an escape. */
export function drawEscape({ escapes }: QuantisedLaw, draws: Draws): number {
  return firstAbove(escapes, draws.nextUnit());
}

/** The first index whose running sum lies above `unit`. Outcomes without a remainder are never it. */
export function firstAbove(runningSums: Float64Array, unit: number): number {
  let low = 0;
  let high = runningSums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runningSums[middle] > unit) high = middle;
    else low = middle + 1;
  }
  return low;
}
