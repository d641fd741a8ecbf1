import { contradiction } from "./contradiction.ts";
import type { Store } from "./store.ts";
import { type StoredRecord, trialsPrefix } from "./stored-record.ts";

/** A store that lasts as long as the program: for a browser, and for tests. */
export function memoryStore(): Store {
  const kept = new Map<string, StoredRecord>();
  return {
    name: "memory",
    read: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const record = kept.get(id);
          return record === undefined ? [] : [[id, record] as const];
        }),
      ),
    trialsOf: async (cells) => {
      const among = new Set(cells);
      return [...kept.values()].filter(({ id, key }) => id.startsWith(trialsPrefix) && among.has(key.cell));
    },
    append: async (records) => {
      for (const record of records) {
        const there = kept.get(record.id);
        if (there !== undefined && there.digest !== record.digest) throw contradiction(there, record);
      }
      for (const record of records) if (!kept.has(record.id)) kept.set(record.id, record);
    },
    records: async function* () {
      yield* kept.values();
    },
    remove: async (ids) => {
      for (const id of ids) kept.delete(id);
    },
    close: async () => {},
  };
}
