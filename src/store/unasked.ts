import type { Cell } from "../study/cells.ts";
import type { Design } from "../study/design.ts";
import { keyOf } from "../study/run-design.ts";
import { DrawnThere, trialsKey } from "./drawn-there.ts";
import { questionsOf } from "./ids-of.ts";
import { inChunks } from "./in-chunks.ts";
import type { Store } from "./store.ts";
import { recordId } from "./stored-record.ts";

/** What of a store some studies ask, and the ids of what none of them does. */
export interface Unasked {
  readonly asked: number;
  readonly unasked: readonly string[];
}

/**
 * Finds the answers in a store that none of these designs asks; of what trials of a cell came to, all but the most that a design
 * would go on from. Nothing is taken away. Errors: those of the store; StoreError for damaged trials.
 */
export async function unaskedBy(designs: readonly Design[], store: Store): Promise<Unasked> {
  const asked = new Set<string>();
  for (const design of designs)
    for (const cells of inChunks(design.cells))
      for (const id of await askedOf(cells, design, store)) asked.add(id);
  const unasked: string[] = [];
  let kept = 0;
  for await (const { id } of store.records()) {
    if (asked.has(id)) kept++;
    else unasked.push(id);
  }
  return { asked: kept, unasked };
}

async function askedOf(cells: readonly Cell[], design: Design, store: Store): Promise<readonly string[]> {
  const identities = cells.map(({ identity }) => identity);
  const drawn = await DrawnThere.of(identities, design.measurements, store);
  return questionsOf(cells, design).flatMap((question) => {
    // However narrow: whoever asks for more goes on from the last of them.
    const { until: _, ...sampling } = question.sampling;
    const most = drawn.longestFor({ ...question, sampling });
    const trials = most === undefined ? [] : [trialsKey(question, most.trials)];
    return [keyOf(question), ...trials].map(recordId);
  });
}
