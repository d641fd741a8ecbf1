import { exp, log } from "../../model/pinned-math.ts";

/** A choice: its probability before guidance, above 0, its score λψ (or ψ, to be scaled), and whether it is in the event A. */
export interface ScoredChoice {
  readonly chance: number;
  readonly score: number;
  readonly inside: boolean;
}

/**
 * Γ_λ(A) = log E_p[e^{λψ} | A] − log E_p[e^{λψ} | not A]: the retention gap.
 *
 * NaN when A is certain or impossible, where it has no meaning. Each side is shifted by its own largest exponent, so that a
 * strong tilt does not underflow.
 */
export function retentionGap(choices: readonly ScoredChoice[], strength = 1): number {
  const inside = choices.filter((choice) => choice.inside);
  const outside = choices.filter((choice) => !choice.inside);
  return logMeanWeight(inside, strength) - logMeanWeight(outside, strength);
}

/** log E[e^{λψ}] over some of the choices, given that one of them is made. */
function logMeanWeight(choices: readonly ScoredChoice[], strength: number): number {
  const exponents = choices.map(({ score }) => (strength === 0 ? 0 : strength * score));
  const largest = exponents.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  if (largest === Number.NEGATIVE_INFINITY) return largest;
  let weighted = 0;
  let total = 0;
  choices.forEach(({ chance }, i) => {
    weighted += chance * exp(exponents[i] - largest);
    total += chance;
  });
  return largest + log(weighted / total);
}
