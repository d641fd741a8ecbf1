import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SentAnswers, SentQuestion } from "../../src/node/answer-questions.ts";
import { WorkerPool } from "../../src/node/worker-pool.ts";
import { askHere, type Question } from "../../src/study/run-design.ts";
import { keptDesign } from "../support/kept-study.ts";

/** What was sent to threads, how each sending ends, and what became of the pool. */
const threads = vi.hoisted(() => ({
  sent: [] as {
    readonly questions: readonly SentQuestion[];
    readonly resolve: (answers: SentAnswers) => void;
    readonly reject: (error: Error) => void;
  }[],
  options: {} as { minThreads?: number; maxThreads?: number },
  isDestroyed: false,
  fail: (_: Error): void => {},
}));

vi.mock("piscina", async () => {
  const { EventEmitter } = await import("node:events");
  class Piscina extends EventEmitter {
    constructor(options: object) {
      super();
      threads.options = options;
      threads.fail = (error) => void this.emit("error", error);
    }

    run(questions: readonly SentQuestion[]): Promise<SentAnswers> {
      return new Promise((resolve, reject) => void threads.sent.push({ questions, resolve, reject }));
    }

    async destroy(): Promise<void> {
      threads.isDestroyed = true;
      for (const { reject } of threads.sent) reject(new Error("ended"));
    }
  }
  return { Piscina };
});

beforeEach(() => {
  threads.sent.length = 0;
  threads.isDestroyed = false;
});
afterEach(() => void vi.restoreAllMocks());

const design = keptDesign(8);
const questions: readonly Question[] = [...design.cells].map((cell) => ({
  cell,
  measurement: design.measurements[0],
  sampling: { seed: "s", cell: cell.identity, trials: 1 },
}));

const rows = [{ passRate: 0.5 }];
const sizes = () => threads.sent.map(({ questions: some }) => some.length);
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Answers a sending, each question in so many milliseconds. */
async function answer(place: number, each: number): Promise<void> {
  const { questions: some, resolve } = threads.sent[place];
  resolve({ answers: some.map(() => ({ rows, drawn: null })), milliseconds: each * some.length });
  await settled();
}

// What waits for an answer that never comes is not waited for long.
describe("WorkerPool", { timeout: 4000 }, () => {
  it("sends one question to each thread at first, and the next when an answer is there", async () => {
    const pool = await WorkerPool.of(2);
    expect(threads.options).toMatchObject({ minThreads: 2, maxThreads: 2 });
    const asked = questions.slice(0, 4).map((question) => pool.ask(question));
    expect(sizes()).toEqual([1, 1]);
    expect(threads.sent[0].questions).toEqual([
      { input: questions[0].cell.input, measurement: "exact", sampling: questions[0].sampling },
    ]);
    await answer(1, 10);
    expect(sizes()).toEqual([1, 1, 1]);
    await answer(0, 10);
    await answer(2, 10);
    await answer(3, 10);
    expect(await Promise.all(asked)).toEqual([rows, rows, rows, rows]);
    expect(sizes()).toEqual([1, 1, 1, 1]);
  });

  it("sends ten milliseconds of questions together, by how long those before took on the mean", async () => {
    const pool = await WorkerPool.of(1);
    for (const question of questions) void pool.ask(question).catch(() => {});
    await answer(0, 2);
    // (10 + 2) / 2 = 6 ms each
    expect(sizes()).toEqual([1, 1]);
    await answer(1, 0);
    // 3 ms each, then (3 + 1) / 2
    await answer(2, 1);
    await answer(3, 4);
    // (2 + 4) / 2
    expect(sizes()).toEqual([1, 1, 3, 5, 3]);
    await answer(4, 97);
    // 50 ms each: one all the same
    expect(sizes().at(-1)).toBe(1);
    await pool.close();
  });

  it("sends no thread more than its share", async () => {
    const pool = await WorkerPool.of(2);
    const asked = questions.slice(0, 2).map((question) => pool.ask(question));
    await answer(0, 0);
    await answer(1, 0);
    // 2.5 ms each: four would go together, of one that waits alone it is one, and half of five are three.
    asked.push(...questions.slice(2, 4).map((question) => pool.ask(question)));
    expect(sizes().slice(2)).toEqual([1, 1]);
    asked.push(...questions.slice(4, 9).map((question) => pool.ask(question)));
    await answer(2, 2.5);
    await answer(3, 2.5);
    expect(sizes().slice(4)).toEqual([3, 1]);
    await answer(4, 2.5);
    await answer(5, 2.5);
    await answer(6, 2.5);
    expect(await Promise.all(asked)).toHaveLength(9);
  });

  it("asks here what a thread failed to answer, and what a lost one had in hand", async () => {
    const pool = await WorkerPool.of(1);
    const [first, second] = questions.slice(0, 2).map((question) => pool.ask(question));
    threads.sent[0].resolve({ answers: [null], milliseconds: 10 });
    expect(await first).toEqual(askHere(questions[0]));
    await settled();
    threads.sent[1].reject(new Error("lost"));
    expect(await second).toEqual(askHere(questions[1]));
    // What a lost one took says nothing of how long a question takes.
    const third = pool.ask(questions[2]);
    await settled();
    await answer(2, 10);
    expect(await third).toEqual(rows);
  });

  it("fails what waits once no more is wanted, and gives what is in hand", async () => {
    const pool = await WorkerPool.of(1);
    const asked = questions.slice(0, 3).map((question) => pool.ask(question));
    const ended = Promise.allSettled(asked);
    pool.drop();
    await answer(0, 1);
    const [first, ...others] = await ended;
    expect(first).toEqual({ status: "fulfilled", value: rows });
    for (const one of others) expect(String((one as PromiseRejectedResult).reason)).toContain("no more");
    expect([sizes(), threads.isDestroyed]).toEqual([[1], false]);
  });

  it("fails what is in hand as well when it is closed", async () => {
    const pool = await WorkerPool.of(1);
    const asked = questions.slice(0, 2).map((question) => pool.ask(question));
    const ended = Promise.allSettled(asked);
    await pool.close();
    expect(threads.isDestroyed).toBe(true);
    for (const one of await ended)
      expect(String((one as PromiseRejectedResult).reason)).toBe("Error: no more answers are wanted");
  });

  it("lives on when a thread cannot start", async () => {
    await WorkerPool.of(1);
    expect(() => threads.fail(new Error("no thread"))).not.toThrow();
  });
});
