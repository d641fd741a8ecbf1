import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { decideBest } from "../../../src/measurements/decide-best.ts";
import { LimitError } from "../../../src/model/errors.ts";
import { builtinLibrary } from "../../../src/node/builtin-library.ts";
import { decideStudy } from "../../../src/node/decide-study.ts";
import { JobQueue } from "../../../src/node/jobs/job-queue.ts";
import { measureDesign } from "../../../src/node/measure-design.ts";
import { PostgresStore } from "../../../src/node/postgres/postgres-store.ts";
import { studyCells } from "../../../src/study/cells.ts";
import { type Design, designOf } from "../../../src/study/design.ts";
import type { Measurement } from "../../../src/study/measurement.ts";
import { handedDesign, hashOf } from "../../support/kept-study.ts";
import { postgresServer } from "../../support/postgres-server.ts";
import { studyOf } from "../../support/studies.ts";

const server = postgresServer();
const program = join(import.meta.dirname, "../../support/hand-out-study.ts");
const main = join(import.meta.dirname, "../../../src/cli/main.ts");
const design: Design = handedDesign();
const answers = design.size / 2;
let hash = "";

beforeAll(async () => {
  ({ hash } = await hashOf(design));
});

const openStore = () => PostgresStore.open(server.address());
/** Jobs from the first question on. */
const handing = { openStore, aloneFor: 0 };

const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await killed(child);
  await server.ask("DROP SCHEMA IF EXISTS tautline CASCADE");
  await server.ask("DROP SCHEMA IF EXISTS tautline_jobs CASCADE");
});

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** A worker on another machine, as it were; once it is there. */
async function worker(...words: readonly string[]): Promise<ChildProcess> {
  const line = [main, "worker", "--store", server.address(), "--workers", "1", "--json", ...words];
  const child = spawn(process.execPath, line, { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const [said] = await once(child.stderr as NodeJS.ReadableStream, "data");
  expect(String(said)).toMatch(/^tautline [\d.]+ works for postgres:\/\/127\.0\.0\.1:\d+\/postgres\n$/);
  return child;
}

/** How many lines there are; none where there is no table yet. */
/** Answers, without the trials that stand beside those that were sampled. */
const kept = "tautline.answers WHERE id LIKE 'r1-%'";

const count = async (what: string): Promise<number> => {
  const lines = await server.ask(`SELECT count(*)::integer AS n FROM ${what}`).catch(() => [{ n: 0 }]);
  return Number(lines[0]["n"]);
};

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let left = 400; !(await isSo()); left--) {
    if (left === 0) throw new Error("it never came to be so");
    await setTimeout(25);
  }
}

/** Ten seconds without a sign of life, for whoever has a job now. */
const passTenSeconds = () =>
  server.ask(
    "UPDATE tautline_jobs.job SET heartbeat_on = heartbeat_on - interval '10 s' WHERE state = 'active'",
  );

/** Has it found out that whoever has a job now is lost; pg-boss looks once a second. */
async function lose(queue: JobQueue): Promise<void> {
  await passTenSeconds();
  await setTimeout(1000);
  await queue.supervise();
}

describe("a run beside a PostgreSQL", () => {
  it("has the hash of any other run, with workers of other processes or without", async () => {
    expect(await hashOf(design, handing)).toMatchObject({ hash, computed: answers, reused: answers });
    expect(await count("tautline_jobs.job")).toBe(0);
    await server.ask("TRUNCATE tautline.answers");
    await worker();
    await worker();
    expect(await hashOf(design, handing)).toMatchObject({ hash, computed: answers });
    expect(await count(kept)).toBe(answers);
    expect(await hashOf(design, handing)).toMatchObject({ hash, computed: 0, reused: design.size });
  });

  it("goes on from the trials that workers have drawn, to the same hash", async () => {
    await worker();
    await hashOf({ ...design, trials: 10_000 }, handing);
    const { hash: further, trialsReused } = await hashOf(design, handing);
    expect([further, trialsReused]).toEqual([hash, (answers / 2) * 8192]);
    expect(await count("tautline.answers WHERE id LIKE 't1-%'")).toBe(answers);
  });

  it("decides which cell is the best with workers, to the same bytes, and from what is there", async () => {
    await worker();
    const study = studyOf({ attempts: [4, 8], subgoals: [4, 6] });
    const options = { seed: "s", trials: 30_000 };
    const expected = decideBest(studyCells(study), options);
    const first = await decideStudy(study, options, handing);
    expect(first).toEqual({ ...expected, trialsReused: 0 });
    const again = await decideStudy(study, options, handing);
    expect(again).toEqual({ ...expected, trialsReused: expected.trials });
    expect(await count("tautline_jobs.job")).toBe(0);
  });

  it("has it when one of two workers is killed, and every answer stands once", async () => {
    const [lost] = [await worker(), await worker()];
    const running = hashOf(design, handing);
    await until(async () => (await count("tautline_jobs.job WHERE state = 'active'")) > 1);
    await killed(lost);
    await passTenSeconds();
    expect(await running).toMatchObject({ hash, computed: answers });
    expect([await count(kept), await count("tautline_jobs.job")]).toEqual([answers, 0]);
  });

  it("has it when PostgreSQL is killed and started again while workers work", async () => {
    await worker();
    const running = hashOf(design, handing);
    await until(async () => (await count(kept)) > 3);
    const reported = await server.ask(`SELECT id FROM ${kept}`);
    await server.kill();
    await server.start();
    await passTenSeconds();
    expect(await running).toMatchObject({ hash, computed: answers });
    const ids = new Set((await server.ask(`SELECT id FROM ${kept}`)).map(({ id }) => id));
    expect([ids.size, reported.filter(({ id }) => !ids.has(id))]).toEqual([answers, []]);
  });

  it("goes on where one was killed itself, among the jobs that it left", async () => {
    const line = [program, server.address()];
    const run = spawn(process.execPath, line, { stdio: ["ignore", "ignore", "inherit"] });
    children.push(run);
    await until(async () => (await count(kept)) > 2);
    await killed(run);
    const missing = answers - (await count(kept));
    expect(missing).toBeGreaterThan(0);
    await passTenSeconds();
    const made = await hashOf(design, handing);
    expect([made.hash, made.computed <= missing]).toEqual([hash, true]);
    expect(await count(kept)).toBe(answers);
  });

  it("is not waited for by a part of a study, which one machine computes", async () => {
    const shard = { part: 1, of: 2 };
    await hashOf(design, { ...handing, shard });
    expect(await server.ask("SELECT 1 FROM pg_namespace WHERE nspname = 'tautline_jobs'")).toEqual([]);
  });

  it("tells the error of a cell that cannot be computed as any other run does", async () => {
    const far = { world: "closed", task: { goal: 1e9 } };
    const growing = designOf(
      studyOf({ horizon: [1, 2, 1e9] }, { scenario: far }),
      builtinLibrary.measurements,
    );
    const alone = await measureDesign(growing, () => {}, {}).catch((error: unknown) => error);
    expect(alone).toBeInstanceOf(LimitError);
    expect(await measureDesign(growing, () => {}, handing).catch((error: unknown) => error)).toEqual(alone);
    await until(async () => (await count("tautline_jobs.job")) === 0);
  });

  it("asks here what workers do not know", async () => {
    const measure: Measurement["measure"] = ({ stages }) => [{ own: stages.length }];
    const own = { name: "own", version: 1, samples: false, columns: ["own"], measure };
    const asked = designOf(studyOf({ subgoals: [2, 3] }, { measurements: ["own"] }), [own]);
    const found: unknown[] = [];
    await measureDesign(asked, (rows) => void found.push(rows[0]["own"]), handing);
    expect([found, await count(kept)]).toEqual([[2, 3], 2]);
  });

  it("keeps what is in hand when it is stopped, and takes back the rest", async () => {
    let told = 0;
    const stop = () => (told >= 3 ? ("SIGINT" as const) : null);
    const stopped = measureDesign(design, () => void told++, { ...handing, stop });
    await expect(stopped).rejects.toThrow("The 3 evaluations so far are kept in postgres://127");
    expect(await count("tautline_jobs.job")).toBe(0);
    expect(await count(kept)).toBeLessThan(answers);
  });
});

describe("tautline worker", () => {
  it("gives what a killed one had in hand to the next one, who does it whole", async () => {
    const store = await openStore();
    const queue = await JobQueue.of(store.database);
    const cells = [...design.cells].slice(0, 4);
    const questions = cells.map(({ input, identity }) => ({
      input,
      measurement: "monte-carlo",
      sampling: { seed: "s", cell: identity, trials: 400_000 },
    }));
    const id = await queue.hand(questions);
    const lost = await worker();
    await until(async () => (await count("tautline_jobs.job WHERE state = 'active'")) === 1);
    await killed(lost);
    expect(await count(kept)).toBe(0);
    await queue.supervise();
    expect(await queue.take(), "a lost worker is waited for").toBe(null);
    await lose(queue);
    await worker();
    await until(async () => (await queue.ended([id])).size === 1);
    expect((await queue.ended([id])).get(id)).toBeGreaterThan(0);
    expect(await server.ask("SELECT retry_count FROM tautline_jobs.job")).toEqual([{ retry_count: 1 }]);
    expect(await count(kept)).toBe(new Set(cells.map(({ identity }) => identity)).size);
    await queue.close();
    await store.close();
  });

  it("serves runs of its own version alone, and a job that three were lost over is given up", async () => {
    const store = await openStore();
    const queue = await JobQueue.of(store.database);
    const own = "SELECT name FROM tautline_jobs.queue WHERE name ~ '^taut'";
    expect(await server.ask(own)).toEqual([{ name: "tautline-0.1.0" }]);
    const id = await queue.hand([]);
    for (const retryCount of [0, 1, 2]) {
      expect(await queue.take()).toMatchObject({ id, retryCount });
      await lose(queue);
    }
    expect([await queue.take(), await queue.ended([id])]).toEqual([null, new Map([[id, null]])]);
    await queue.close();
    await store.close();
  });

  it("passes over what is no job of ours", async () => {
    const store = await openStore();
    const queue = await JobQueue.of(store.database);
    const odd = [
      null,
      7,
      { input: null },
      { input: design, measurement: "exact", sampling: { cell: "c1-0" } },
    ];
    const id = await queue.hand(odd as never);
    const strange = await queue.hand([]);
    await server.ask("UPDATE tautline_jobs.job SET data = $1 WHERE id = $2", ['{"questions":"{"}', strange]);
    await worker();
    await until(async () => (await queue.ended([id, strange])).size === 2);
    expect([...(await queue.ended([id, strange])).values()].every((took) => took !== null)).toBe(true);
    expect(await count(kept)).toBe(0);
    await queue.close();
    await store.close();
  });

  it("ends nothing that was given to another meanwhile", async () => {
    const store = await openStore();
    const queue = await JobQueue.of(store.database);
    const id = await queue.hand([]);
    const late = (await queue.take()) ?? expect.unreachable();
    await lose(queue);
    const next = (await queue.take()) ?? expect.unreachable();
    await store.appendWith([], async (query) => await queue.finish(late, 1, query));
    expect((await queue.ended([id])).size).toBe(0);
    await store.appendWith([], async (query) => await queue.finish(next, 2, query));
    expect(await queue.ended([id])).toEqual(new Map([[id, 2]]));
    await queue.close();
    await store.close();
  });

  it("keeps a job for as long as it gives signs of life", async () => {
    const store = await openStore();
    const queue = await JobQueue.of(store.database);
    await queue.hand([]);
    const job = (await queue.take()) ?? expect.unreachable();
    await passTenSeconds();
    await queue.beat(job);
    await queue.supervise();
    expect(await queue.take()).toBe(null);
    await queue.close();
    await store.close();
  });

  it("leaves when nothing is left to do, and when it is told to, and says what it did", async () => {
    const store = await openStore();
    const queue = await JobQueue.of(store.database);
    const [{ input, identity }] = design.cells;
    await queue.hand([{ input, measurement: "exact", sampling: { seed: "s", cell: identity, trials: 1 } }]);
    const idle = await worker("--idle", "1");
    expect(await left(idle)).toMatchObject({ code: 0, jobs: 1, answers: 1 });
    const told = await worker();
    told.kill("SIGTERM");
    expect(await left(told)).toMatchObject({ code: 0, jobs: 0, answers: 0 });
    await queue.close();
    await store.close();
  });
});

/** How a worker ends, and what it says. */
async function left(child: ChildProcess) {
  const [[said], [code]] = await Promise.all([
    once(child.stdout as NodeJS.ReadableStream, "data"),
    once(child, "exit"),
  ]);
  return { code, ...JSON.parse(String(said)) };
}
