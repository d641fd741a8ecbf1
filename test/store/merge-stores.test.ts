import { describe, expect, it } from "vitest";
import { memoryStore } from "../../src/store/memory-store.ts";
import { mergeStores } from "../../src/store/merge-stores.ts";
import type { Store } from "../../src/store/store.ts";
import { recordOf, type StoredRecord } from "../../src/store/stored-record.ts";

const recordAt = (place: number): StoredRecord =>
  recordOf(
    { cell: `c1-${place}`, measurement: "counted", version: 1, trials: null, seed: null },
    ["value"],
    [{ value: place }],
    "test 1",
  );

/** A store with the records from one place to another. */
async function storeOf(from: number, to: number): Promise<Store> {
  const store = memoryStore();
  await store.append(Array.from({ length: to - from }, (_, i) => recordAt(from + i)));
  return store;
}

async function all(store: Store): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const record of store.records()) records.push(record);
  return records;
}

/** A store as it is, and how many records were given to it at a time. */
function watched(store: Store) {
  const sizes: number[] = [];
  const append: Store["append"] = async (records) => {
    sizes.push(records.length);
    await store.append(records);
  };
  return { store: { ...store, append }, sizes };
}

describe("mergeStores", () => {
  it("adds all that is in any of the stores, and counts what was there already", async () => {
    const into = await storeOf(0, 5);
    const from = [await storeOf(3, 12), memoryStore(), await storeOf(10, 20)];
    expect(await mergeStores(from, into)).toEqual({ added: 15, present: 4 });
    expect(await all(into)).toEqual(Array.from({ length: 20 }, (_, i) => recordAt(i)));
    expect(await mergeStores(from, into)).toEqual({ added: 0, present: 19 });
  });

  it.each([
    [999, [999]],
    [1000, [1000]],
    [2001, [1000, 1000, 1]],
  ])("hands %i records on in groups of at most a thousand", async (count, groups) => {
    const { store, sizes } = watched(memoryStore());
    expect(await mergeStores([await storeOf(0, count)], store)).toEqual({ added: count, present: 0 });
    expect(sizes).toEqual(groups);
  });

  it("counts a record that comes twice in one group once", async () => {
    const twice: Store = {
      ...memoryStore(),
      records: async function* () {
        yield* [recordAt(1), recordAt(2), recordAt(1)];
      },
    };
    expect(await mergeStores([twice], memoryStore())).toEqual({ added: 2, present: 0 });
  });

  it("takes nothing damaged, and says in which store it is", async () => {
    const hurt: Store = {
      ...memoryStore(),
      name: "part.sqlite",
      records: async function* () {
        yield { ...recordAt(1), body: "[]" };
      },
    };
    const into = memoryStore();
    await expect(mergeStores([hurt], into)).rejects.toThrow(
      /counted.* of the cell c1-1 is damaged\n {2}at part\.sqlite\n/,
    );
    expect(await all(into)).toEqual([]);
  });
});
