import type { Distribution } from "./distribution.ts";
import { log } from "./pinned-math.ts";

/** The names of the rules; each is explained in docs/model.md, section 3. */
export const guidanceRules = [
  "uniform",
  "aligned",
  "misaligned",
  "compliance",
  "grounded",
  "value",
  "antivalue",
] as const;
export type GuidanceRule = (typeof guidanceRules)[number];

export const guidanceLevels = ["pool", "action"] as const;
/** Whether a term reweights whole distributions or tilts the single increments. */
export type GuidanceLevel = (typeof guidanceLevels)[number];

/** One term of the guidance: exp(strength · ψ) with the rule's ψ. Terms add. `strength` is λ, 0 or more. */
export interface GuidanceTerm {
  readonly rule: GuidanceRule;
  readonly strength: number;
  readonly level: GuidanceLevel;
}

/**
 * What a rule scores: a whole distribution (`reported` is its mean) or one increment of it (`reported` is the increment).
 * `value` is the expected continuation value after it, asked for by the oracle's rules only.
 */
export interface Scored {
  readonly reported: number;
  readonly distribution: Distribution;
  readonly value: () => number;
}

type Score = (scored: Scored, gap: number) => number;

/** ψ of each rule, given the remaining gap in progress. */
const ruleScores: { readonly [Rule in GuidanceRule]: Score } = {
  uniform: () => 0,
  aligned: ({ reported }, gap) => -Math.abs(reported - gap),
  misaligned: ({ reported }, gap) => Math.abs(reported - gap),
  compliance: ({ reported }) => reported,
  grounded: ({ distribution }) => log(1 - distribution.hallucination),
  value: ({ value }) => value(),
  antivalue: ({ value }) => -value(),
};

const gapRules: readonly GuidanceRule[] = ["aligned", "misaligned", "value", "antivalue"];
const valueRules: readonly GuidanceRule[] = ["value", "antivalue"];

/** Whether the weights change with the remaining gap. */
export const readsGap = (terms: readonly GuidanceTerm[]): boolean =>
  terms.some(({ rule }) => gapRules.includes(rule));

/** Whether the weights change with the steps left: only the oracle and the adversary look at them. */
export const readsStepsLeft = (terms: readonly GuidanceTerm[]): boolean =>
  terms.some(({ rule }) => valueRules.includes(rule));

/** The terms that do something, each at its share of strength: what a stage is guided by. */
export function guidanceAt(terms: readonly GuidanceTerm[], share: number): readonly GuidanceTerm[] {
  return terms
    .map((term) => ({ ...term, strength: term.strength * share }))
    .filter(({ rule, strength }) => strength > 0 && rule !== "uniform");
}

/** The exponent Σ λ ψ over the terms of one level. Only terms of positive strength may be given: 0 · −∞ is no number. */
export function exponent(terms: readonly GuidanceTerm[], scored: Scored, gap: number): number {
  let sum = 0;
  for (const { rule, strength } of terms) sum += strength * ruleScores[rule](scored, gap);
  return sum;
}
