import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, it } from "vitest";
import { repairStore } from "../../src/node/repair-store.ts";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { recordOf } from "../../src/store/stored-record.ts";
import { openFiles } from "../support/open-files.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
let home = "";
let file = "";

beforeEach(async () => {
  home = mkdtempSync(folder.path("home-"));
  file = `${home}/store.sqlite`;
  await fill();
});

const records = Array.from({ length: 9 }, (_, i) =>
  recordOf(
    { cell: `c1-${i}`, measurement: "counted", version: 1, trials: null, seed: null },
    ["value"],
    [{ value: i }],
    "test 1",
  ),
);

async function fill(): Promise<void> {
  const store = await sqliteStore(file);
  await store.append(records);
  await store.close();
}

async function kept(): Promise<readonly unknown[]> {
  const store = await sqliteStore(file);
  const values: unknown[] = [];
  for await (const { body } of store.records()) values.push(JSON.parse(body)[0][0]);
  await store.close();
  return values.sort();
}

function change(sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

const hurt = () => change("UPDATE answers SET body = '[[7]]' WHERE cell IN ('c1-0', 'c1-4')");

describe("repairStore", () => {
  it("leaves a sound store as it is, and makes none where none is", async () => {
    const before = readFileSync(file);
    expect(await repairStore(file)).toEqual({ kept: 9, setAside: null });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(await repairStore(`${home}/none.sqlite`)).toEqual({ kept: 0, setAside: null });
    expect(readdirSync(home)).toEqual(["store.sqlite"]);
  });

  it("makes a store anew that can be read but not written, by a byte of its header", async () => {
    const bytes = readFileSync(file);
    // The version that a program must know to write: this one nobody knows.
    bytes[18] = 3;
    writeFileSync(file, bytes);
    const store = await sqliteStore(file);
    await expect(store.append(records.slice(0, 1))).rejects.toThrow("nothing may be written");
    await store.close();
    expect(await repairStore(file)).toEqual({ kept: 9, setAside: `${file}.damaged` });
    expect(await kept()).toHaveLength(9);
    expect(await repairStore(file)).toEqual({ kept: 9, setAside: null });
  });

  it("keeps what is sound of a damaged one, and sets each old file aside under a name of its own", async () => {
    const names = ["store.sqlite"];
    for (const aside of [".damaged", ".damaged-2", ".damaged-3"]) {
      hurt();
      const bytes = readFileSync(file);
      expect(await repairStore(file)).toEqual({ kept: 7, setAside: file + aside });
      expect(readFileSync(file + aside).equals(bytes)).toBe(true);
      expect(await kept()).toEqual([1, 2, 3, 5, 6, 7, 8]);
      names.push(`store.sqlite${aside}`);
      expect(readdirSync(home).sort()).toEqual(names);
      await fill();
    }
  });

  it("makes a store of what is none, and takes what lies beside it along", async () => {
    writeFileSync(file, "no database\n".repeat(1000));
    writeFileSync(`${file}-shm`, "shared");
    expect(await repairStore(file)).toEqual({ kept: 0, setAside: `${file}.damaged` });
    expect(readdirSync(home).sort()).toEqual([
      "store.sqlite",
      "store.sqlite.damaged",
      "store.sqlite.damaged-shm",
    ]);
    expect(await kept()).toEqual([]);
  });

  it("makes a store anew whose answers are sound, but which does not say what it is", async () => {
    change("PRAGMA application_id = 1");
    expect(await repairStore(file)).toEqual({ kept: 9, setAside: `${file}.damaged` });
    expect(await kept()).toHaveLength(9);
  });

  it("makes a store anew whose pages are whole, but which says what was asked in no words of ours", async () => {
    change("UPDATE asked SET seed = '{'");
    expect(await repairStore(file)).toEqual({ kept: 0, setAside: `${file}.damaged` });
    expect(await kept()).toEqual([]);
  });

  it("begins again what a killed repair left half done", async () => {
    hurt();
    for (const rest of [".repaired", ".repaired-journal"]) writeFileSync(file + rest, "half".repeat(2000));
    expect(await repairStore(file)).toMatchObject({ kept: 7 });
    expect(await kept()).toHaveLength(7);
    expect(existsSync(`${file}.repaired-journal`)).toBe(false);
  });

  it.each(["IMMEDIATE", "EXCLUSIVE"])("waits for nobody: another process writes (%s)", async (kind) => {
    hurt();
    const writer = new DatabaseSync(file);
    writer.exec(`BEGIN ${kind}`);
    await expect(repairStore(file)).rejects.toThrow(
      "the store must be free to be repaired, but another process holds it",
    );
    writer.close();
    expect(readdirSync(home)).toEqual(["store.sqlite"]);
  });

  it("holds no file open", async () => {
    for (let i = 0; i < 3; i++) {
      await repairStore(file);
      hurt();
      await repairStore(file);
      await fill();
    }
    expect(openFiles(home)).toEqual([]);
  });
});
