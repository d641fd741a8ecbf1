import type { StoreError } from "../model/errors.ts";
import type { Store } from "./store.ts";
import { damaged, isIntact, type StoredRecord } from "./stored-record.ts";

/** How many answers a merge added, and how many were there already. */
export interface Merged {
  readonly added: number;
  readonly present: number;
}

/** Records that are handed on together. */
const batch = 1000;

/**
 * Adds all that is in some stores to another. It may be done again, or go on after it was killed: what is there stays.
 *
 * Errors: those of the stores; StoreError for a damaged record, with its store, and for two answers to one question.
 */
export async function mergeStores(from: readonly Store[], into: Store): Promise<Merged> {
  let [added, present] = [0, 0];
  for (const store of from) {
    for await (const records of batched(store)) {
      const there = await into.read(records.map(({ id }) => id));
      await into.append(records);
      const ids = new Set(records.map(({ id }) => id));
      added += ids.size - there.size;
      present += there.size;
    }
  }
  return { added, present };
}

async function* batched(store: Store): AsyncGenerator<readonly StoredRecord[]> {
  let records: StoredRecord[] = [];
  for await (const record of store.records()) {
    if (!isIntact(record)) throw placed(damaged(record.key), store);
    records.push(record);
    if (records.length < batch) continue;
    yield records;
    records = [];
  }
  if (records.length > 0) yield records;
}

const placed = (error: StoreError, { name }: Store): StoreError => error.placedBy(() => ({ file: name }));
