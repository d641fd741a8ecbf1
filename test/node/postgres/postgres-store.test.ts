import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { StoreError } from "../../../src/model/errors.ts";
import {
  isStoreThere,
  PostgresStore,
  postgresStore,
  storeBytes,
} from "../../../src/node/postgres/postgres-store.ts";
import { repairDatabase } from "../../../src/node/postgres/repair-database.ts";
import { sqliteStore } from "../../../src/node/sqlite-store.ts";
import { stream } from "../../../src/random/stream.ts";
import { mergeStores } from "../../../src/store/merge-stores.ts";
import type { Store } from "../../../src/store/store.ts";
import { recordOf, type StoredRecord } from "../../../src/store/stored-record.ts";
import { describeStoreLaws } from "../../store/store-laws.ts";
import { hashOf, keptDesign } from "../../support/kept-study.ts";
import { postgresServer } from "../../support/postgres-server.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const server = postgresServer();
const folder = temporaryFolder();
const design = keptDesign(4);
/** Half of the cells come to the scenario of their neighbour. */
const answers = design.size / 2;

const clear = async () => void (await server.ask("DROP SCHEMA IF EXISTS tautline CASCADE"));
const openStore = (patience?: number) =>
  postgresStore(server.address(), patience === undefined ? {} : { patience });

describeStoreLaws("a PostgreSQL database", { open: () => openStore(), clear });

describe("postgresStore", () => {
  afterEach(clear);

  it("gives the hash of a store in a file, and of none", async () => {
    const { hash } = await hashOf(design);
    const inFile = { openStore: () => sqliteStore(folder.path("same.sqlite")) };
    expect((await hashOf(design, inFile)).hash).toBe(hash);
    expect(await hashOf(design, { openStore })).toMatchObject({ hash, computed: answers, reused: answers });
    expect(await hashOf(design, { openStore })).toMatchObject({ hash, computed: 0, reused: design.size });
  });

  it("holds the records of a store in a file to the last byte, merged either way", async () => {
    await hashOf(design, { openStore: () => sqliteStore(folder.path("from.sqlite")) });
    const [from, into, back] = [
      await sqliteStore(folder.path("from.sqlite")),
      await openStore(),
      await sqliteStore(folder.path("back.sqlite")),
    ];
    expect(await mergeStores([from], into)).toEqual({ added: answers, present: 0 });
    expect(await mergeStores([into], back)).toEqual({ added: answers, present: 0 });
    const [first, second, third] = [await allOf(from), await allOf(into), await allOf(back)];
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    for (const store of [from, into, back]) await store.close();
  });

  it("is made once by many who come at the same time", async () => {
    const stores = await Promise.all([1, 2, 3, 4, 5].map(() => openStore()));
    for (const store of stores) await store.close();
    expect(await server.ask("SELECT version FROM tautline.layout")).toEqual([{ version: 1 }]);
  });

  it("is made in a schema that somebody else has made for a user who may make none", async () => {
    await server.ask("CREATE SCHEMA tautline");
    const { hash } = await hashOf(design);
    expect((await hashOf(design, { openStore })).hash).toBe(hash);
  });

  it("refuses a later layout, and a database without a store where there must be one", async () => {
    const open = postgresStore(server.address(), { mustExist: true });
    await expect(open).rejects.toThrow(
      "must be a store, but nothing is kept in this database\n  at postgres://127",
    );
    expect(await server.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'tautline'")).toEqual([]);
    await (await openStore()).close();
    await server.ask("UPDATE tautline.layout SET version = 2");
    await expect(openStore()).rejects.toThrow("must have the layout 1, but has 2: a later tautline wrote it");
  });

  it("says nothing of the machine or the time", async () => {
    await (await openStore()).close();
    const columns = await server.ask(
      "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'tautline' ORDER BY 1",
    );
    const known =
      "asked body cell columns digest id made_by measurement number place seed trials version version";
    expect(columns.map(({ name }) => name).join(" ")).toBe(known);
  });

  it("finds a changed answer by its digest, and sets it aside when it is told to", async () => {
    const { hash } = await hashOf(design, { openStore });
    expect(await repairDatabase(server.address())).toEqual({ kept: answers, setAside: null });
    await server.ask("UPDATE tautline.answers SET body = replace(body, '0.', '0.1') WHERE place = 3");
    await expect(hashOf(design, { openStore })).rejects.toThrow(/is damaged\n {2}hint: add --repair/);
    expect(await repairDatabase(server.address())).toEqual({
      kept: answers - 1,
      setAside: "tautline.damaged",
    });
    expect(await hashOf(design, { openStore })).toMatchObject({ hash, computed: 1 });
    expect(await server.ask("SELECT place FROM tautline.damaged")).toEqual([{ place: "3" }]);
  });

  it("leaves a database alone that has no store to repair", async () => {
    expect(await repairDatabase(server.address())).toEqual({ kept: 0, setAside: null });
    expect(await server.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'tautline'")).toEqual([]);
  });

  it("does something else in the transaction of a writing: both or neither", async () => {
    const store = await PostgresStore.open(server.address());
    const failing = store.appendWith([recordAt("a")], async (query) => {
      await query("CREATE TABLE tautline.other (n integer)");
      throw new StoreError("not now");
    });
    await expect(failing).rejects.toThrow("not now");
    expect(await allOf(store)).toEqual([]);
    await store.appendWith(
      [recordAt("a")],
      async (query) => void (await query("CREATE TABLE tautline.other (n integer)")),
    );
    expect(await allOf(store)).toEqual([recordAt("a")]);
    await store.close();
  });

  it("holds no connection once it is closed, nor after what is asked once", async () => {
    await (await openStore()).close();
    await isStoreThere(server.address());
    await storeBytes(server.address());
    await repairDatabase(server.address());
    const open = async () =>
      (await server.ask("SELECT pid FROM pg_stat_activity WHERE application_name = 'tautline'")).length;
    for (let left = 40; left > 0 && (await open()) > 0; left--) await setTimeout(25);
    expect(await open()).toBe(0);
  });

  it("gives an older store the index by which trials are looked up, with the first of them", async () => {
    const store = await openStore();
    await server.ask("DROP INDEX tautline.trials_by_cell");
    const indexes = () =>
      server.ask("SELECT FROM pg_indexes WHERE schemaname = 'tautline' AND indexname = 'trials_by_cell'");
    const key = { cell: "a", measurement: "trial counts", version: 1, trials: 1, seed: "s" };
    const record = recordOf(key, ["narrowest", "counts"], [], "test 1");
    expect(await store.trialsOf(["a"])).toEqual([]);
    await store.append([recordAt("a")]);
    expect(await indexes()).toHaveLength(0);
    await store.append([record]);
    expect(await indexes()).toHaveLength(1);
    expect(await store.trialsOf(["a"])).toEqual([record]);
    await store.close();
  });

  it("waits for whoever else is writing", async () => {
    const store = await openStore();
    const lock = "pg_advisory_xact_lock(hashtextextended('tautline', 0))";
    const holding = server.ask(`SELECT ${lock}, pg_sleep(0.3)`);
    const isHeld = async () =>
      (await server.ask("SELECT FROM pg_locks WHERE locktype = 'advisory'")).length > 0;
    while (!(await isHeld())) await setTimeout(5);
    await store.append([recordAt("a")]);
    expect(await isHeld()).toBe(false);
    await holding;
    await store.close();
  });

  it("says once what was asked of many cells", async () => {
    const store = await openStore();
    await store.append([recordAt("a"), recordAt("b")]);
    await store.append([recordAt("c"), recordAt("d", "s")]);
    await store.close();
    expect(await server.ask("SELECT count(*)::integer AS n FROM tautline.asked")).toEqual([{ n: 2 }]);
  });

  it("gives room back with what is taken away", async () => {
    const store = await openStore();
    const rows = Array.from({ length: 2000 }, (_, i) => recordAt(`cell ${i}`));
    await store.append(rows);
    const before = await storeBytes(server.address());
    await store.remove(rows.slice(1).map(({ id }) => id));
    await store.close();
    expect(await storeBytes(server.address())).toBeLessThan(before / 5);
  });

  it("keeps texts that would be SQL anywhere else", async () => {
    const store = await openStore();
    const evil = recordAt("'); DROP TABLE tautline.answers; --", "$1 %s \\'; COMMIT; --");
    await store.append([evil]);
    expect(await allOf(store)).toEqual([evil]);
    expect(await store.read(["' OR '1' = '1"])).toEqual(new Map());
    await store.remove(["' OR '1' = '1"]);
    expect(await allOf(store)).toEqual([evil]);
    await store.close();
  });
});

describe("a PostgreSQL that is killed and started again", () => {
  afterEach(clear);

  it("in the middle of a run loses no row and counts none twice; the run goes on by itself", async () => {
    const { hash } = await hashOf(design);
    const moments = stream("server kills");
    const reported: string[] = [];
    let [kills, starting] = [0, Promise.resolve()];
    const opened = async (): Promise<Store> => {
      const store = await openStore();
      const append: Store["append"] = async (records) => {
        if (kills < 2 && moments.nextUnit() < 0.3) {
          kills++;
          await starting;
          starting = setTimeout(5 * moments.nextUnit()).then(restart);
        }
        await store.append(records);
        reported.push(...records.map(({ id }) => id));
      };
      return { ...bound(store), append };
    };
    const made = await hashOf(design, { openStore: opened, longestWait: 0 });
    await starting;
    expect([kills, made.hash, made.computed]).toEqual([2, hash, answers]);
    const kept = await server.ask("SELECT id FROM tautline.answers ORDER BY place");
    expect(kept.map(({ id }) => id)).toEqual(reported);
    expect(new Set(reported).size).toBe(answers);
  });

  it("after longer than a run waits ends it with what to do, and the same run goes on", async () => {
    const { hash } = await hashOf(design);
    let writings = 0;
    const opened = async (): Promise<Store> => {
      const store = await openStore(200);
      const append: Store["append"] = async (records) => {
        if (++writings === 3) await server.kill();
        await store.append(records);
      };
      return { ...bound(store), append };
    };
    const error = await hashOf(design, { openStore: opened, longestWait: 0 }).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(StoreError);
    expect(String(error)).toMatch(
      /^StoreError: the store must be reachable, but is not \(.+\)\n {2}at postgres:\/\/127\.0\.0\.1:\d+\/postgres\n {2}hint: see whether PostgreSQL runs at this address; what was computed before stands: run the same again once it does$/,
    );
    await expect(openStore()).rejects.toThrow(
      "the store must be reachable, but is not (connect ECONNREFUSED",
    );
    await server.start();
    expect(await hashOf(design, { openStore })).toMatchObject({ hash, computed: answers - 2 });
  });
});

async function restart(): Promise<void> {
  await server.kill();
  await server.start();
}

/** A store as plain functions, of which one can be exchanged. */
const bound = (store: Store): Store => ({
  name: store.name,
  read: (ids) => store.read(ids),
  trialsOf: (cells) => store.trialsOf(cells),
  append: (records) => store.append(records),
  records: () => store.records(),
  remove: (ids) => store.remove(ids),
  close: () => store.close(),
});

async function allOf(store: Store): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const record of store.records()) records.push(record);
  return records;
}

const recordAt = (cell: string, seed: string | null = null): StoredRecord =>
  recordOf(
    { cell, measurement: "drawn", version: 1, trials: seed === null ? null : 9e15, seed },
    ["value"],
    [{ value: "word" }],
    "test 1",
  );
