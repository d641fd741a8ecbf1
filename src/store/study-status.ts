import type { Design } from "../study/design.ts";
import { idsOf } from "./ids-of.ts";
import { inChunks } from "./in-chunks.ts";
import type { Store } from "./store.ts";
import { isIntact } from "./stored-record.ts";

/** How much of a study is in a store: evaluations, a measurement of a cell each. */
export interface StudyStatus {
  readonly cells: number;
  readonly evaluations: number;
  readonly kept: number;
  readonly damaged: number;
  readonly missing: number;
}

/** Looks every evaluation of a design up; nothing is computed. Errors: those of the store. */
export async function studyStatus<Subject>(design: Design<Subject>, store: Store): Promise<StudyStatus> {
  let [cells, evaluations, kept, damaged] = [0, 0, 0, 0];
  for (const chunk of inChunks(design.cells)) {
    const ids = idsOf(chunk, design);
    const there = await store.read(ids);
    const sound = new Set([...there].filter(([, record]) => isIntact(record)).map(([id]) => id));
    cells += chunk.length;
    evaluations += ids.length;
    kept += ids.filter((id) => sound.has(id)).length;
    damaged += ids.filter((id) => there.has(id) && !sound.has(id)).length;
  }
  return { cells, evaluations, kept, damaged, missing: evaluations - kept - damaged };
}
