import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/store/store.ts";
import { recordOf, rowsOf, type StoredRecord } from "../../src/store/stored-record.ts";
import type { AnswerKey } from "../../src/study/run-design.ts";

/** A place for a store that is opened again and again, as by one process after another. */
export interface StorePlace {
  readonly open: () => Promise<Store>;
  readonly clear: () => void | Promise<void>;
}

const keyAt = (cell: string, change: Partial<AnswerKey> = {}): AnswerKey => ({
  cell,
  measurement: "counted",
  version: 1,
  trials: null,
  seed: null,
  ...change,
});

const recordAt = (cell: string, value: number, change: Partial<AnswerKey> = {}): StoredRecord =>
  recordOf(keyAt(cell, change), ["value", "word"], [{ value, word: "ünï" }, { value }], "test 1");

/** What every store must satisfy. */
export function describeStoreLaws(name: string, { open, clear }: StorePlace): void {
  describe(`a store in ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      await clear();
      store = await open();
    });

    afterEach(async () => {
      await store.close();
    });

    const all = async (of: Store) => {
      const records: StoredRecord[] = [];
      for await (const record of of.records()) records.push(record);
      return records;
    };

    it("is empty at first", async () => {
      expect(await store.read([recordAt("a", 1).id])).toEqual(new Map());
      expect(await all(store)).toEqual([]);
    });

    it("gives back what was kept, under its id, and nothing else", async () => {
      const records = [
        recordAt("a", 1),
        recordAt("b", -0, { trials: 7, seed: "ß\n\0'; --\ud800" }),
        recordAt("c", 1 / 3),
      ];
      await store.append(records);
      const found = await store.read([records[1].id, "r1-none", records[0].id]);
      expect([...found.keys()].sort()).toEqual([records[0].id, records[1].id].sort());
      for (const record of records.slice(0, 2)) expect(found.get(record.id)).toEqual(record);
      expect(await all(store)).toEqual(records);
    });

    it("gives rows to the last bit, also numbers that JSON has no word for", async () => {
      const columns = ["n"];
      const values = [-0, 0.1 + 0.2, Number.NaN, Number.POSITIVE_INFINITY, -5e-324, null, true, "-0", ""];
      const record = recordOf(
        keyAt("a"),
        columns,
        values.map((n) => ({ n })),
        "test 1",
      );
      await store.append([record]);
      const kept = (await store.read([record.id])).get(record.id) as StoredRecord;
      expect(rowsOf(kept, columns).map(({ n }) => n)).toEqual(values);
    });

    it("keeps a record once, however often it comes, and by whomever", async () => {
      const first = recordAt("a", 1);
      await store.append([first, first]);
      await store.append([{ ...first, madeBy: "test 2" }, recordAt("b", 2)]);
      expect(await all(store)).toEqual([first, recordAt("b", 2)]);
    });

    it("refuses another content under the same id, and then keeps none of the batch", async () => {
      await store.append([recordAt("a", 1)]);
      await expect(store.append([recordAt("b", 2), recordAt("a", 3)])).rejects.toThrow(
        "equal questions must have equal answers",
      );
      expect(await all(store)).toEqual([recordAt("a", 1)]);
      await store.append([recordAt("b", 2)]);
      expect(await all(store)).toHaveLength(2);
    });

    it("keeps many at once, finds many at once, and gives all of them in their order", async () => {
      const records = Array.from({ length: 3000 }, (_, i) => recordAt(`cell ${i}`, i));
      await store.append(records);
      const ids = records.map(({ id }) => id);
      expect((await store.read(ids)).size).toBe(3000);
      expect((await all(store)).map(({ id }) => id)).toEqual(ids);
    });

    it("finds what trials of some cells came to, of whatever number and seed, and nothing else of them", async () => {
      const trialsAt = (cell: string, trials: number, seed = "s") =>
        recordAt(cell, trials, { measurement: "trial counts", trials, seed });
      const [first, second, other] = [trialsAt("a", 1), trialsAt("a", 2, "ß\0"), trialsAt("c", 1)];
      expect(await store.trialsOf(["a"])).toEqual([]);
      await store.append([recordAt("a", 1), first, second, trialsAt("b", 1), other, recordAt("c", 1)]);
      expect(await store.trialsOf(["a", "none", "c"])).toEqual(
        expect.arrayContaining([first, second, other]),
      );
      expect(await store.trialsOf(["a", "none", "c"])).toHaveLength(3);
      expect(await store.trialsOf([])).toEqual([]);
      await store.remove([first.id]);
      expect(await store.trialsOf(["a"])).toEqual([second]);
    });

    it("takes away what it is told to, and nothing else", async () => {
      const records = Array.from({ length: 300 }, (_, i) => recordAt(`cell ${i}`, i));
      await store.append(records);
      const [gone, left] = [records.slice(100, 200), [...records.slice(0, 100), ...records.slice(200)]];
      await store.remove([...gone.map(({ id }) => id), "r1-none"]);
      expect(await all(store)).toEqual(left);
      expect(await store.read(gone.map(({ id }) => id))).toEqual(new Map());
      await store.append(gone.slice(0, 1));
      expect(await all(store)).toEqual([...left, gone[0]]);
      await store.remove([]);
      expect(await all(store)).toHaveLength(201);
    });

    it("has two writers who keep the same and different records, each once", async () => {
      const other = await open();
      const at = (from: number) =>
        Array.from({ length: 20 }, (_, i) => recordAt(`cell ${from + i}`, from + i));
      for (let i = 0; i < 20; i += 5) await Promise.all([store.append(at(i)), other.append(at(i + 3))]);
      await other.close();
      const cells = (await all(store)).map(({ key }) => key.cell);
      expect([cells.length, new Set(cells).size]).toEqual([38, 38]);
    });
  });
}
