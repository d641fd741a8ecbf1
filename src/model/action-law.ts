import type { Distribution } from "./distribution.ts";
import { exponent, type GuidanceTerm } from "./guidance.ts";
import { exp } from "./pinned-math.ts";

/**
 * The law of one action under guidance: which increment is reported, and whether it is true.
 *
 * `truthful[i]` and `hallucinated[i]` are the probabilities of reporting an increment of `(offset + i) * step` with and
 * without true progress; together they sum to 1. `hallucinates` is false when the second array is all zero.
 */
export interface ActionLaw {
  readonly offset: number;
  readonly truthful: Float64Array;
  readonly hallucinated: Float64Array;
  readonly hallucinates: boolean;
  /** The mean reported increment, in progress. */
  readonly mean: number;
}

/** What guidance can see before an action: the remaining gap, and the value of reporting an increment (lattice steps). */
export interface Evidence {
  readonly gap: number;
  readonly valueAfter: (increment: number) => number;
}

/** P(distribution i, increment) for each member of the pool, aligned with its `probabilities`. They sum to 1 over all. */
export function jointLaw(
  members: readonly Distribution[],
  terms: readonly GuidanceTerm[],
  step: number,
  evidence: Evidence,
): readonly Float64Array[] {
  const exponents = poolExponents(members, termsAt(terms, "pool"), evidence);
  const tilts = termsAt(terms, "action");
  // Both levels go into one exponent: what the pool's would make vanish, the action's may bring back.
  const weights = poolWeights(members, tilts.length === 0 ? exponents : exponents.map(() => 0));
  const joint = members.map(({ probabilities }, i) => probabilities.map((p) => p * weights[i]));
  return tilts.length === 0 ? joint : tilted(joint, members, tilts, step, evidence, exponents);
}

/** The joint law with the distributions summed out, but for whether the report is true. */
export function actionLaw(
  members: readonly Distribution[],
  terms: readonly GuidanceTerm[],
  step: number,
  evidence: Evidence,
): ActionLaw {
  const offset = Math.min(...members.map((member) => member.offset));
  const end = Math.max(...members.map((member) => member.offset + member.probabilities.length));
  const truthful = new Float64Array(end - offset);
  const hallucinated = new Float64Array(end - offset);
  let mean = 0;
  jointLaw(members, terms, step, evidence).forEach((law, i) => {
    const { hallucination, offset: own } = members[i];
    for (let a = 0; a < law.length; a++) {
      truthful[own - offset + a] += law[a] * (1 - hallucination);
      hallucinated[own - offset + a] += law[a] * hallucination;
      mean += law[a] * (own + a) * step;
    }
  });
  return { offset, truthful, hallucinated, hallucinates: members.some((m) => m.hallucination > 0), mean };
}

const termsAt = (terms: readonly GuidanceTerm[], level: GuidanceTerm["level"]): readonly GuidanceTerm[] =>
  terms.filter((term) => term.level === level);

/** Σ λ ψ_i for each member. */
const poolExponents = (
  members: readonly Distribution[],
  terms: readonly GuidanceTerm[],
  { gap, valueAfter }: Evidence,
): readonly number[] =>
  members.map((distribution) => {
    const value = () => meanValue(distribution, valueAfter);
    return exponent(terms, { reported: distribution.mean, distribution, value }, gap);
  });

/** w_i ∝ prior_i · exp(exponent_i), normalised. */
function poolWeights(members: readonly Distribution[], exponents: readonly number[]): readonly number[] {
  const largest = Math.max(...exponents);
  const weights = members.map(({ weight }, i) => weight * exp(exponents[i] - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** E over the distribution's increments of the continuation value. */
function meanValue(
  { offset, probabilities }: Distribution,
  valueAfter: (increment: number) => number,
): number {
  let sum = 0;
  for (let a = 0; a < probabilities.length; a++) sum += probabilities[a] * valueAfter(offset + a);
  return sum;
}

/** q(i, a) ∝ p(i, a) exp(exponent_i + Σ λ ψ(a)), normalised over distributions and increments together. */
function tilted(
  joint: readonly Float64Array[],
  members: readonly Distribution[],
  terms: readonly GuidanceTerm[],
  step: number,
  { gap, valueAfter }: Evidence,
  before: readonly number[],
): readonly Float64Array[] {
  const exponents = joint.map((law, i) =>
    law.map((p, a) => {
      const distribution = members[i];
      const increment = distribution.offset + a;
      const scored = { reported: increment * step, distribution, value: () => valueAfter(increment) };
      return p === 0 ? Number.NEGATIVE_INFINITY : before[i] + exponent(terms, scored, gap);
    }),
  );
  const largest = exponents.reduce(
    (most, row) => row.reduce((m, x) => Math.max(m, x), most),
    Number.NEGATIVE_INFINITY,
  );
  const weights = joint.map((law, i) =>
    law.map((p, a) => (p === 0 ? 0 : p * exp(exponents[i][a] - largest))),
  );
  const total = weights.reduce((sum, row) => row.reduce((s, x) => s + x, sum), 0);
  return weights.map((row) => row.map((weight) => weight / total));
}
