import type { ScoredChoice } from "../../src/theory/laws/score-table.ts";

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
