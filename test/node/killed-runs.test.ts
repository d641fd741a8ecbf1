import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { stream } from "../../src/random/stream.ts";
import { mergeStores } from "../../src/store/merge-stores.ts";
import type { Store } from "../../src/store/store.ts";
import { hashOf, keptDesign } from "../support/kept-study.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const program = join(import.meta.dirname, "../support/keep-study.ts");
const design = keptDesign();
/** Half of the cells come to the scenario of their neighbour. */
const answers = design.size / 2;

describe("a study's result hash", () => {
  it("is the same uninterrupted, without a store, and from what is kept; no cell is computed twice", async () => {
    const openStore = () => sqliteStore(folder.path("whole.sqlite"));
    const [plain, kept, again] = [
      await hashOf(design),
      await hashOf(design, { openStore }),
      await hashOf(design, { openStore }),
    ];
    expect([kept.hash, again.hash]).toEqual([plain.hash, plain.hash]);
    expect(kept).toMatchObject({ cells: 48, computed: answers, reused: answers });
    expect(again).toMatchObject({ cells: 48, computed: 0, reused: design.size });
  });

  it.each([1, 2])("is the same killed at 20 random moments and resumed, on %i threads", async (workers) => {
    const { hash } = await hashOf(design);
    const file = folder.path(`killed-${workers}.sqlite`);
    const moments = stream("kills", String(workers));
    const counts: number[] = [];
    for (let kill = 0; kill < 20; kill++) {
      const child = started(file, String(1 + Math.floor(2 * moments.nextUnit())), String(workers));
      await said(child);
      await setTimeout(8 * moments.nextUnit());
      child.kill("SIGKILL");
      await once(child, "exit");
      counts.push((await kept(file)).length);
    }
    expect(counts, "nothing kept is lost").toEqual([...counts].sort((a, b) => a - b));
    expect(counts[19]).toBeGreaterThan(0);
    const last = await hashOf(design, { openStore: () => sqliteStore(file) });
    expect([last.hash, last.computed]).toEqual([hash, answers - counts[19]]);
    expect(new Set(await kept(file)).size).toBe(answers);
  });

  it("is the same for three processes at once in one store, in which each answer stands once", async () => {
    const { hash } = await hashOf(design);
    const file = folder.path("shared.sqlite");
    const ended = [1, 2, 3].map(async () => JSON.parse(await said(started(file))).hash);
    expect(await Promise.all(ended)).toEqual([hash, hash, hash]);
    const ids = await kept(file);
    expect([ids.length, new Set(ids).size]).toEqual([answers, answers]);
  });

  it("is the same in three parts that are merged, and again from what is merged", async () => {
    const { hash } = await hashOf(design);
    const parts = [1, 2, 3].map((part) => ({ part, of: 3 }));
    const files = parts.map(({ part }) => folder.path(`part-${part}.sqlite`));
    const efforts = [];
    for (const [i, shard] of parts.entries())
      efforts.push(await hashOf(design, { openStore: () => sqliteStore(files[i]), shard }));
    expect(efforts.reduce((sum, { computed }) => sum + computed, 0)).toBe(answers);
    for (const { computed } of efforts) expect(computed).toBeGreaterThan(0);
    const whole = await sqliteStore(folder.path("merged.sqlite"));
    const from = await Promise.all(files.map((file) => sqliteStore(file)));
    expect(await mergeStores(from, whole)).toEqual({ added: answers, present: 0 });
    expect(await mergeStores(from, whole)).toEqual({ added: 0, present: answers });
    for (const store of [...from, whole]) await store.close();
    const all = await hashOf(design, { openStore: () => sqliteStore(folder.path("merged.sqlite")) });
    expect([all.hash, all.computed]).toEqual([hash, 0]);
  });
});

const started = (...words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [program, ...words], { stdio: ["ignore", "pipe", "inherit"] });

/** The first thing that a process says. */
const said = async ({ stdout }: ChildProcess): Promise<string> =>
  String((await once(stdout as NodeJS.ReadableStream, "data"))[0]);

/** The ids of all that is kept, which is read as any other process would. */
async function kept(file: string): Promise<readonly string[]> {
  const store: Store = await sqliteStore(file);
  const ids: string[] = [];
  for await (const { id } of store.records()) ids.push(id);
  await store.close();
  return ids;
}
