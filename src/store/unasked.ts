import type { Design } from "../study/design.ts";
import { idsOf } from "./ids-of.ts";
import { inChunks } from "./in-chunks.ts";
import type { Store } from "./store.ts";

/** What of a store some studies ask, and the ids of what none of them does. */
export interface Unasked {
  readonly asked: number;
  readonly unasked: readonly string[];
}

/** Finds the answers in a store that none of these designs asks. Nothing is taken away. Errors: those of the store. */
export async function unaskedBy(designs: readonly Design[], store: Store): Promise<Unasked> {
  const asked = new Set<string>();
  for (const design of designs)
    for (const cells of inChunks(design.cells)) for (const id of idsOf(cells, design)) asked.add(id);
  const unasked: string[] = [];
  let kept = 0;
  for await (const { id } of store.records()) {
    if (asked.has(id)) kept++;
    else unasked.push(id);
  }
  return { asked: kept, unasked };
}
