import type { Design } from "../study/design.ts";
import { keyOf } from "../study/run-design.ts";
import { DrawnThere } from "./drawn-there.ts";
import { questionsOf } from "./ids-of.ts";
import { inChunks } from "./in-chunks.ts";
import type { Store } from "./store.ts";
import { isIntact, recordId, type StoredRecord } from "./stored-record.ts";

/** How much of a study is in a store: evaluations, a measurement of a cell each. */
export interface StudyStatus {
  readonly cells: number;
  readonly evaluations: number;
  readonly kept: number;
  readonly damaged: number;
  readonly missing: number;
  /** Of the missing, those with trials to go on from. */
  readonly begun: number;
}

/** Looks every evaluation of a design up; nothing is computed. Errors: those of the store. */
export async function studyStatus<Subject>(design: Design<Subject>, store: Store): Promise<StudyStatus> {
  const counts = { kept: 0, damaged: 0, missing: 0 };
  let [cells, begun] = [0, 0];
  for (const chunk of inChunks(design.cells)) {
    const questions = questionsOf(chunk, design);
    const ids = questions.map((question) => recordId(keyOf(question)));
    const there = await store.read(ids);
    const missing = questions.filter((_, i) => !there.has(ids[i])).map(({ cell }) => cell.identity);
    const drawn = await DrawnThere.of(missing, design.measurements, store);
    cells += chunk.length;
    for (const [i, question] of questions.entries()) {
      const state = stateOf(there.get(ids[i]), drawn.isDamagedFor(question));
      counts[state]++;
      if (state === "missing" && drawn.longestFor(question) !== undefined) begun++;
    }
  }
  const { kept, damaged, missing } = counts;
  return { cells, evaluations: kept + damaged + missing, kept, damaged, missing, begun };
}

/** What is there of an answer, and whether the trials that it would go on from are damaged. */
export function stateOf(record: StoredRecord | undefined, isHurt: boolean): "kept" | "missing" | "damaged" {
  if (record !== undefined) return isIntact(record) ? "kept" : "damaged";
  return isHurt ? "damaged" : "missing";
}
