import { assertWithin } from "./errors.ts";
import { snap } from "./lattice.ts";
import { exp } from "./pinned-math.ts";

/**
 * What an agent draws its increments from, on the scenario's lattice.
 *
 * Units: `probabilities[i]` belongs to an increment of `(offset + i) * step`; they sum to 1. `mean` and `variance` are those
 * of this lattice pmf, in progress and progress squared, not those of the untruncated normal.
 */
export interface Distribution {
  readonly name: string;
  /** The prior weight in the pool: positive, not normalised. */
  readonly weight: number;
  /** The probability that an action reports its increment and makes no true progress. */
  readonly hallucination: number;
  readonly offset: number;
  readonly probabilities: Float64Array;
  readonly mean: number;
  readonly variance: number;
}

/** A distribution whose support is not yet on the scenario's lattice: increments in progress units, ascending. */
export interface Support {
  readonly increments: readonly number[];
  readonly weights: readonly number[];
}

/** More support points than this in one distribution are refused. */
const supportLimit = 1_000_000;

/** A truncated normal: mean, sd and the range it is cut to, in progress. */
export interface Normal {
  readonly mean: number;
  readonly sd: number;
  readonly min: number;
  readonly max: number;
}

/**
 * The lattice truncated normal: P(a) ∝ exp(−(a − mean)² / (2 sd²)) for a in {min, min + step, …, max}.
 *
 * Errors: LimitError past `supportLimit` points.
 * Source: the agents' means, sds and ranges are the paper's; the lattice is our choice (docs/model.md, section 1).
 */
export function latticeNormal(normal: Normal, step: number): Support {
  const { min, max } = normal;
  const count = Math.floor(snap((max - min) / step)) + 1;
  assertWithin("support points of a distribution", count, supportLimit, "use a larger step");
  const increments = Array.from({ length: count }, (_, i) => min + i * step);
  return { increments, weights: gaussianWeights(increments, normal) };
}

/**
 * A continuous truncated normal on a refined lattice, by the trapezoidal rule: the ends of the range count half.
 * Its error falls with the square of the step; evaluators estimate it by halving the step.
 */
export function refinedNormal(normal: Normal, step: number): Support {
  const { increments, weights } = latticeNormal(normal, step);
  const last = weights.length - 1;
  return { increments, weights: weights.map((weight, i) => (i === 0 || i === last ? weight / 2 : weight)) };
}

/** The exponents are shifted by the largest, so that a far mean or a tiny sd does not underflow to nothing. */
function gaussianWeights(increments: readonly number[], { mean, sd }: Normal): number[] {
  const exponents = increments.map((a) => -((a - mean) ** 2) / (2 * sd * sd));
  const largest = exponents.reduce((most, exponent) => Math.max(most, exponent), Number.NEGATIVE_INFINITY);
  return exponents.map((exponent) => exp(exponent - largest));
}

/** Places a support on the lattice of `step`, normalises it and takes its moments. */
export function onLattice(
  support: Support,
  step: number,
  labels: Pick<Distribution, "name" | "weight" | "hallucination">,
): Distribution {
  const indices = support.increments.map((increment) => Math.round(increment / step));
  const offset = indices.reduce((least, index) => Math.min(least, index));
  const width = indices.reduce((most, index) => Math.max(most, index)) - offset + 1;
  assertWithin("lattice points of a distribution", width, supportLimit, "use a larger step");
  const total = support.weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = new Float64Array(width);
  indices.forEach((index, i) => {
    probabilities[index - offset] += support.weights[i] / total;
  });
  return { ...labels, offset, probabilities, ...moments(offset, probabilities, step) };
}

function moments(offset: number, probabilities: Float64Array, step: number) {
  let mean = 0;
  for (let i = 0; i < probabilities.length; i++) mean += probabilities[i] * (offset + i) * step;
  let variance = 0;
  for (let i = 0; i < probabilities.length; i++)
    variance += probabilities[i] * ((offset + i) * step - mean) ** 2;
  return { mean, variance };
}
