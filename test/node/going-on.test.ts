import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { repairStore } from "../../src/node/repair-store.ts";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { mergeStores } from "../../src/store/merge-stores.ts";
import type { Store } from "../../src/store/store.ts";
import { recordOf } from "../../src/store/stored-record.ts";
import { hashOf, keptDesign } from "../support/kept-study.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const [few, many] = [10_000, 30_000];
const designAt = (trials: number) => ({ ...keptDesign(3), trials });
/** Half of the cells come to the scenario of their neighbour. */
const cells = 6;
/** Of every cell one block. */
const begun = cells * 8192;

const at = (name: string) => () => sqliteStore(folder.path(name));
const run = (trials: number, name: string, more = {}) =>
  hashOf(designAt(trials), { openStore: at(name), ...more });
const fresh = hashOf(designAt(many));

describe("a study with more trials beside a store in SQLite", () => {
  it.each([1, 2])("has the same bytes as from nothing, on %i threads", async (workers) => {
    const name = `threads-${workers}.sqlite`;
    const threads = { workers, aloneFor: 0 };
    expect((await run(few, name, threads)).trialsReused).toBe(0);
    const { hash, trialsReused } = await run(many, name, threads);
    expect([hash, trialsReused]).toEqual([(await fresh).hash, begun]);
    expect(await run(many, name, threads)).toMatchObject({ hash, computed: 0, trialsReused: 0 });
  });

  it("has them in parts that are merged, which go on from each other's trials", async () => {
    for (const part of [1, 2]) await run(few, `part-${part}.sqlite`, { shard: { part, of: 2 } });
    const stores = await Promise.all(["whole", "part-1", "part-2"].map((name) => at(`${name}.sqlite`)()));
    await mergeStores(stores.slice(1), stores[0]);
    for (const store of stores) await store.close();
    const { hash, trialsReused } = await run(many, "whole.sqlite");
    expect([hash, trialsReused]).toEqual([(await fresh).hash, begun]);
  });

  it("has them when it is left in the middle and carried on", async () => {
    const name = "left.sqlite";
    await run(few, name);
    let answers = 0;
    const stop = () => (++answers === 5 ? "SIGINT" : null);
    await expect(run(many, name, { stop, longestWait: 0 })).rejects.toThrow();
    const { hash, trialsReused } = await run(many, name);
    expect(hash).toBe((await fresh).hash);
    expect(trialsReused).toBeGreaterThan(0);
    expect(trialsReused).toBeLessThan(begun);
  });

  it("has them when it is killed in the middle of a writing and carried on with more", async () => {
    const file = folder.path("killed.sqlite");
    const program = join(import.meta.dirname, "../support/keep-study.ts");
    // The second answer that is sampled is on its way, with its trials.
    const line = [program, file, "4", "1", "tiny", String(few)];
    const child = spawn(process.execPath, line, { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    const { hash, trialsReused } = await run(many, "killed.sqlite");
    expect(hash).toBe((await fresh).hash);
    expect([8192, 2 * 8192]).toContain(trialsReused);
  });

  it("finds trials that are hurt, and has the same bytes once they are repaired", async () => {
    const name = "hurt.sqlite";
    await run(few, name);
    const database = new DatabaseSync(folder.path(name));
    const hurt = "UPDATE answers SET body = replace(body, 'trials', 'trails') WHERE id LIKE 't1-%'";
    expect(database.prepare(hurt).run().changes).toBe(cells);
    database.close();
    await expect(run(many, name)).rejects.toThrow(/trial counts .* is damaged\n {2}hint: add --repair/);
    expect((await repairStore(folder.path(name))).kept).toBe(2 * cells);
    expect(await run(many, name)).toMatchObject({ hash: (await fresh).hash, trialsReused: 0 });
  });

  it("looks trials up by an index, in a file that was made before there was one too", async () => {
    copyFileSync("test/golden/store-1.sqlite", folder.path("older.sqlite"));
    const key = { cell: "c", measurement: "trial counts", version: 1, trials: 1, seed: "s" };
    const store: Store = await at("older.sqlite")();
    expect(await store.trialsOf(["c"])).toEqual([]);
    const record = recordOf(key, ["narrowest", "counts"], [], "test");
    await store.append([record]);
    expect(await store.trialsOf(["c"])).toEqual([record]);
    await store.close();
    const database = new DatabaseSync(folder.path("older.sqlite"));
    const query = "SELECT id FROM answers WHERE cell IN ('c') AND substr(id, 1, 3) = 't1-'";
    const [plan] = database.prepare(`EXPLAIN QUERY PLAN ${query}`).all();
    database.close();
    expect(String(plan["detail"])).toContain("USING INDEX trials_by_cell");
  });
});
