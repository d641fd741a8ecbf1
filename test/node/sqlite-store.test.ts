import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import type { Store } from "../../src/store/store.ts";
import { isIntact, recordOf, type StoredRecord } from "../../src/store/stored-record.ts";
import { describeStoreLaws } from "../store/store-laws.ts";
import { openFiles } from "../support/open-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

describeStoreLaws("a SQLite file", {
  open: () => sqliteStore(folder.path("laws.sqlite")),
  clear: () => rmSync(folder.path("laws.sqlite"), { force: true }),
});

async function allOf(store: Store): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  for await (const record of store.records()) records.push(record);
  await store.close();
  return records;
}

describe("sqliteStore", () => {
  it("reads what the first layout wrote (test/golden/store-1.sqlite)", async () => {
    copyFileSync("test/golden/store-1.sqlite", folder.path("store-1.sqlite"));
    const records = await allOf(await sqliteStore(folder.path("store-1.sqlite")));
    expect(records.map((record) => isIntact(record))).toEqual(Array(8).fill(true));
    expect(records[1]).toMatchObject({
      key: { measurement: "monte-carlo", version: 1, trials: 20, seed: "sample" },
      madeBy: "tautline 0.1.0",
    });
  });

  it("refuses what a later layout wrote, and leaves it", async () => {
    const file = folder.path("later.sqlite");
    await (await sqliteStore(file)).close();
    const database = new DatabaseSync(file);
    database.exec("PRAGMA user_version = 2");
    database.close();
    await expect(sqliteStore(file)).rejects.toThrow(
      "must have the layout 1, but has 2: a later tautline wrote it",
    );
    if (process.platform === "linux") expect(openFiles(dirname(file))).toEqual([]);
  });

  it("leaves nothing beside a file at rest, and makes the folder it lies in", async () => {
    const store = await sqliteStore(folder.path("deep/er/at-rest.sqlite"));
    await store.append(await allOf(await sqliteStore(folder.path("store-1.sqlite"))));
    await store.close();
    expect(readdirSync(folder.path("deep/er"))).toEqual(["at-rest.sqlite"]);
  });

  it("waits for another process that is writing", async () => {
    const file = folder.path("busy.sqlite");
    const store = await sqliteStore(file);
    const script = `
      import { DatabaseSync } from "node:sqlite";
      const database = new DatabaseSync(${JSON.stringify(file)});
      database.exec("BEGIN IMMEDIATE");
      process.stdout.write("writing");
      setTimeout(() => database.exec("COMMIT"), 150);`;
    const other = spawn(process.execPath, ["--no-warnings", "--input-type=module", "-e", script]);
    const ended = once(other, "exit");
    await once(other.stdout, "data");
    const began = performance.now();
    const [record] = await allOf(await sqliteStore(folder.path("store-1.sqlite")));
    await store.append([record]);
    expect(performance.now() - began).toBeGreaterThan(50);
    expect(await allOf(store)).toEqual([record]);
    await ended;
  });

  it("gives room back with what is taken away", async () => {
    const file = folder.path("large.sqlite");
    const store = await sqliteStore(file);
    const recordAt = (i: number) =>
      recordOf(
        { cell: `c1-${i}`, measurement: "counted", version: 1, trials: null, seed: null },
        ["value"],
        [{ value: i }],
        "test 1",
      );
    const records = Array.from({ length: 1000 }, (_, i) => recordAt(i));
    await store.append(records);
    const before = statSync(file).size;
    await store.remove(records.slice(1).map(({ id }) => id));
    expect(statSync(file).size).toBeLessThan(before / 3);
    expect(await allOf(store)).toEqual(records.slice(0, 1));
  });

  it("says nothing of the machine or the time", async () => {
    const records = await allOf(await sqliteStore(folder.path("store-1.sqlite")));
    for (const record of records)
      expect(Object.keys(record)).toEqual(["id", "key", "columns", "body", "digest", "madeBy"]);
  });
});
