import { copyFileSync, readdirSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import type { Store } from "../../src/store/store.ts";
import { isIntact, type StoredRecord } from "../../src/store/stored-record.ts";
import { describeStoreLaws } from "../store/store-laws.ts";
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
  });

  it("leaves nothing beside a file at rest, and makes the folder it lies in", async () => {
    const store = await sqliteStore(folder.path("deep/er/at-rest.sqlite"));
    await store.append(await allOf(await sqliteStore(folder.path("store-1.sqlite"))));
    await store.close();
    expect(readdirSync(folder.path("deep/er"))).toEqual(["at-rest.sqlite"]);
  });

  it("says nothing of the machine or the time", async () => {
    const records = await allOf(await sqliteStore(folder.path("store-1.sqlite")));
    for (const record of records)
      expect(Object.keys(record)).toEqual(["id", "key", "columns", "body", "digest", "madeBy"]);
  });
});
