import { type GuidanceRule, guidanceAt } from "./guidance.ts";
import type { Scenario } from "./scenario.ts";

/** What a sound scenario says to no effect, and its author may not know. Words are made where it is shown. */
export interface Note {
  readonly code: "guidanceWithoutChoice";
  readonly rules: readonly GuidanceRule[];
}

/** Guidance at pool level weighs whole distributions: with a single one left there is nothing to choose from. */
export function notesOf({ guidance, pools }: Scenario): readonly Note[] {
  const idle = guidanceAt(guidance, 1).filter(({ level }) => level === "pool");
  const noChoice = pools.every(({ members }) => members.length === 1);
  return noChoice && idle.length > 0
    ? [{ code: "guidanceWithoutChoice", rules: idle.map(({ rule }) => rule) }]
    : [];
}
