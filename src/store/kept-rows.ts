import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import type { Design } from "../study/design.ts";
import { type Question, runDesign } from "../study/run-design.ts";
import { idsOf } from "./ids-of.ts";
import { inChunks } from "./in-chunks.ts";
import type { Store } from "./store.ts";
import { rowsOf } from "./stored-record.ts";

/**
 * The rows of a study that are in a store, as they stand in its table and in that order; nothing is computed. Errors: those of the
 * store; StoreError for a damaged record.
 */
export async function* keptRows<Subject = Scenario>(
  design: Design<Subject>,
  store: Store,
): AsyncGenerator<Row> {
  for (const cells of inChunks(design.cells)) {
    const ids = idsOf(cells, design);
    const there = await store.read(ids);
    let place = 0;
    const ask = ({ measurement }: Question<Subject>) => {
      const kept = there.get(ids[place++]);
      return kept === undefined ? [] : rowsOf(kept, measurement.columns);
    };
    for await (const { rows } of runDesign({ ...design, cells }, { ask })) yield* rows;
  }
}
