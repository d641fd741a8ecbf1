import type { ExplainedAnswer } from "../store/explain-cell.ts";
import { askedText } from "../store/stored-record.ts";
import { meanText } from "./number-text.ts";

const fates = {
  kept: "kept, and reused",
  missing: "missing: tautline run computes it",
  damaged: "damaged: tautline run --repair computes it again",
} as const;

/** What will become of one question of a cell, and what it is not to be taken for. */
export function explainedText({ key, id, state, trialsThere, madeBy, otherwise }: ExplainedAnswer): string {
  const by = madeBy === null ? "" : ` (computed by ${madeBy})`;
  const trials = `${meanText(trialsThere)} of ${meanText(key.trials ?? 0)} trials are there already`;
  return [
    `  ${askedText(key)} is ${fates[state]}${by}  ${id}`,
    ...(trialsThere > 0 ? [`    ${trials}, and are gone on from`] : []),
    ...otherwise.map((one) => `    another answer is kept of ${askedText(one)}`),
  ].join("\n");
}
