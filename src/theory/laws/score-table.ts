import { exp, log } from "../../model/pinned-math.ts";

/** A choice with its probability before guidance, its score λψ (or ψ, to be scaled), and whether it is in the event A. */
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
  const inside = choices.filter((choice) => choice.inside && choice.chance > 0);
  const outside = choices.filter((choice) => !choice.inside && choice.chance > 0);
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

/** The chance of A before guidance, as log P(A) − log P(not A). */
export function logOddsOf(choices: readonly Pick<ScoredChoice, "chance" | "inside">[]): number {
  const sum = (wanted: boolean) =>
    choices.reduce((total, { chance, inside }) => (inside === wanted ? total + chance : total), 0);
  return log(sum(true)) - log(sum(false));
}

/** How the scores inside A stand to those outside it. The second implies the first. */
export interface ScoreOrder {
  /** Stochastic dominance: inside is at or above every level at least as often. Then Γ_λ ≥ 0 for every λ ≥ 0. */
  readonly dominant: boolean;
  /** Likelihood-ratio order: the share inside grows with the score. Then the chance of A grows with λ throughout. */
  readonly likelihoodRatio: boolean;
}

/** The order between the scores inside and outside A, rounding let pass. */
export function scoreOrder(choices: readonly ScoredChoice[]): ScoreOrder {
  const levels = levelsOf(choices);
  const inside = levels.reduce((sum, level) => sum + level.inside, 0);
  const outside = levels.reduce((sum, level) => sum + level.outside, 0);
  let [insideAbove, outsideAbove] = [0, 0];
  let dominant = true;
  for (const level of [...levels].reverse()) {
    insideAbove += level.inside / inside;
    outsideAbove += level.outside / outside;
    dominant &&= insideAbove >= outsideAbove * (1 - 1e-12);
  }
  const likelihoodRatio = levels
    .slice(1)
    .every((level, i) =>
      levels
        .slice(0, i + 1)
        .every((low) => level.inside * low.outside >= low.inside * level.outside * (1 - 1e-12)),
    );
  return { dominant, likelihoodRatio };
}

interface Level {
  readonly score: number;
  readonly inside: number;
  readonly outside: number;
}

/** Choices of one score together, the lowest score first. */
function levelsOf(choices: readonly ScoredChoice[]): readonly Level[] {
  const levels = new Map<number, { inside: number; outside: number }>();
  for (const { score, chance, inside } of choices) {
    const level = levels.get(score) ?? { inside: 0, outside: 0 };
    level[inside ? "inside" : "outside"] += chance;
    levels.set(score, level);
  }
  return [...levels].map(([score, level]) => ({ score, ...level })).sort((a, b) => a.score - b.score);
}
