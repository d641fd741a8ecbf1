import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { ceiling } from "../../src/measurements/ceiling.ts";
import { exact } from "../../src/measurements/exact.ts";
import { canBeParted } from "../../src/node/parted-answers.ts";
import { sqliteStore } from "../../src/node/sqlite-store.ts";
import { stream } from "../../src/random/stream.ts";
import { designOf } from "../../src/study/design.ts";
import { hashOf, keptDesign, manyDesign } from "../support/kept-study.ts";
import { studyOf } from "../support/studies.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const design = manyDesign();
/** Half of the cells come to the scenario of their neighbour. */
const answers = design.size / 2;

const change = (file: string, sql: string) => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
};

describe("a study of many short cells on threads", () => {
  it("gives the same bytes as one thread, from nothing, beside a store and from one", async () => {
    expect(canBeParted(design)).toBe(true);
    const openStore = () => sqliteStore(folder.path("many.sqlite"));
    const one = await hashOf(design);
    const [two, seven] = [await hashOf(design, { workers: 2 }), await hashOf(design, { workers: 7 })];
    const kept = await hashOf(design, { workers: 2, openStore });
    const again = await hashOf(design, { workers: 2, openStore });
    const alone = await hashOf(design, { openStore });
    expect([two, seven, kept, again, alone].map(({ hash }) => hash)).toEqual(Array(5).fill(one.hash));
    expect(one).toMatchObject({ cells: design.size, computed: design.size, reused: 0 });
    expect(two).toEqual(one);
    expect(kept).toMatchObject({ cells: design.size, computed: answers, reused: answers });
    for (const later of [again, alone]) expect(later).toMatchObject({ computed: 0, reused: design.size });
  });

  it("does so where each cell is asked several things", async () => {
    const axes = {
      agent: ["model-1", "model-2"],
      subgoals: { from: 2, to: 31 },
      tolerance: { from: 0, to: 49 },
    };
    const both = designOf(studyOf(axes, { measurements: ["exact", "ceiling"] }), [exact, ceiling]);
    expect([canBeParted(both), both.size]).toEqual([true, 6000]);
    const openStore = () => sqliteStore(folder.path("both.sqlite"));
    const one = await hashOf(both);
    const kept = await hashOf(both, { workers: 2, openStore });
    expect([kept.hash, kept.cells, kept.computed]).toEqual([one.hash, 3000, 6000]);
    expect(await hashOf(both, { openStore })).toMatchObject({ hash: one.hash, computed: 0 });
  });

  it("computes what is not there, and that alone", async () => {
    const file = folder.path("some.sqlite");
    await hashOf(design, { workers: 2, openStore: () => sqliteStore(file) });
    change(file, "DELETE FROM answers WHERE rowid % 3 = 0");
    const { hash, computed } = await hashOf(design, { workers: 2, openStore: () => sqliteStore(file) });
    expect(hash).toBe((await hashOf(design)).hash);
    expect(computed).toBe(Math.floor(answers / 3));
  });

  it("takes the cells of a part of the study that one thread takes", async () => {
    const efforts = [];
    for (const part of [1, 2, 3])
      for (const workers of [1, 2]) {
        const openStore = () => sqliteStore(folder.path(`part-${workers}.sqlite`));
        const { cells, computed } = await hashOf(design, { workers, shard: { part, of: 3 }, openStore });
        efforts.push([cells, computed]);
      }
    for (const part of [0, 2, 4]) expect(efforts[part]).toEqual(efforts[part + 1]);
    expect(await countOf(folder.path("part-2.sqlite"))).toBe(answers);
    const openStore = () => sqliteStore(folder.path("part-2.sqlite"));
    const all = await hashOf(design, { workers: 2, openStore });
    expect([all.hash, all.computed]).toEqual([(await hashOf(design)).hash, 0]);
  });

  it("says what is wrong as one thread says it", async () => {
    const file = folder.path("hurt.sqlite");
    await hashOf(design, { workers: 2, openStore: () => sqliteStore(file) });
    change(file, "UPDATE answers SET body = '[[7]]' WHERE rowid = 700");
    const failed = async (workers: number) =>
      await hashOf(design, { workers, openStore: () => sqliteStore(file) }).catch(String);
    expect(await failed(2)).toBe(await failed(1));
    expect(await failed(2)).toMatch(/in the cell .* is damaged/);
  });

  it("says which cell cannot be, in its turn, and keeps what came before", async () => {
    const bad = studyOf({ tolerance: { from: 0, to: 1, points: 6000 }, subgoals: [2, 3, 300] });
    const file = folder.path("bad.sqlite");
    const failed = async (workers: number) =>
      await hashOf(designOf(bad, [exact]), { workers, openStore: () => sqliteStore(file) }).catch(String);
    expect(await failed(2)).toBe(await failed(1));
    expect(await failed(2)).toMatch(/in the cell tolerance 0, subgoals 300/);
  });

  it("ends when it is told to, with all that was computed kept", async () => {
    const openStore = () => sqliteStore(folder.path("stopped.sqlite"));
    let told = 0;
    const stop = () => (++told === 2500 ? ("SIGINT" as const) : null);
    await expect(hashOf(design, { workers: 2, openStore, stop })).rejects.toThrow();
    const { computed } = await hashOf(design, { workers: 2, openStore });
    expect(computed).toBeLessThanOrEqual(answers - 1250);
  });

  it("is the same killed at 8 random moments and resumed", async () => {
    const file = folder.path("killed.sqlite");
    const moments = stream("kills of parts");
    const counts: number[] = [];
    for (let kill = 0; kill < 8; kill++) {
      const child = started(file, String(1 + Math.floor(2 * moments.nextUnit())), "2", "many");
      await once(child.stdout as NodeJS.ReadableStream, "data");
      await setTimeout(20 * moments.nextUnit());
      child.kill("SIGKILL");
      await once(child, "exit");
      counts.push(await countOf(file));
    }
    expect(counts, "nothing kept is lost").toEqual([...counts].sort((a, b) => a - b));
    expect(counts[7]).toBeGreaterThan(0);
    const last = await hashOf(design, { workers: 2, openStore: () => sqliteStore(file) });
    expect([last.hash, last.computed]).toEqual([(await hashOf(design)).hash, answers - counts[7]]);
  });

  it("is asked one by one where it is sampled, small, chosen or made by formulas", () => {
    const axes = { agent: ["model-1", "model-2"], tolerance: { from: 0, to: 4, points: 3000 } };
    const parted = (of: Parameters<typeof studyOf>) => canBeParted(designOf(studyOf(...of), [exact]));
    expect(parted([axes])).toBe(true);
    expect(parted([{ ...axes, agent: ["model-1"] }])).toBe(false);
    expect(canBeParted(keptDesign())).toBe(false);
    expect(canBeParted({ ...design, cells: [...design.cells] })).toBe(false);
    const mine = { ...exact };
    expect(canBeParted(designOf(studyOf(axes), [mine]))).toBe(false);
  });
});

const started = (...words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, "../support/keep-study.ts"), ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });

async function countOf(file: string): Promise<number> {
  const store = await sqliteStore(file);
  let count = 0;
  for await (const _ of store.records()) count++;
  await store.close();
  return count;
}
