import type { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StoreError } from "../../../src/model/errors.ts";
import type { SentQuestion } from "../../../src/node/answer-questions.ts";
import type { Job, JobQueue } from "../../../src/node/jobs/job-queue.ts";
import { type Working, work } from "../../../src/node/jobs/worker.ts";
import type { PostgresStore } from "../../../src/node/postgres/postgres-store.ts";
import type { WorkerPool } from "../../../src/node/worker-pool.ts";
import type { StoredRecord } from "../../../src/store/stored-record.ts";
import { askHere, type Question } from "../../../src/study/run-design.ts";
import { keptDesign } from "../../support/kept-study.ts";

/** Milliseconds that were waited for, one after another; the waits themselves are short. */
const waits = vi.hoisted((): number[] => []);

vi.mock("node:timers/promises", async (original) => {
  const real = await original<{ readonly setTimeout: typeof setTimeout }>();
  const shortly = async (wait: number) => {
    waits.push(wait);
    await real.setTimeout(1);
  };
  return { ...real, setTimeout: shortly };
});

const sent = ([...keptDesign(4).cells] as const)
  .filter(({ identity }, i, all) => all.findIndex((cell) => cell.identity === identity) === i)
  .map(({ input, identity }): SentQuestion => {
    return { input, measurement: "exact", sampling: { seed: "s", cell: identity, trials: 1 } };
  });

/** A queue, a store and a pool as one object each, and what was done with them. */
class Beside {
  readonly left: Job[];
  readonly beaten: string[] = [];
  readonly finished: { readonly id: string; readonly took: number }[] = [];
  readonly kept = new Map<string, StoredRecord>();
  inHand = 0;
  mostInHand = 0;
  answer: (question: Question) => Promise<ReturnType<typeof askHere>> = async (question) => askHere(question);

  constructor(jobs: readonly (readonly SentQuestion[])[]) {
    this.left = jobs.map((questions, i) => ({ id: `job ${i}`, retryCount: 0, questions }));
  }

  readonly queue = {
    take: async () => this.left.shift() ?? null,
    beat: async ({ id }: Job) => void this.beaten.push(id),
    finish: async ({ id }: Job, took: number) => void this.finished.push({ id, took }),
  };

  readonly store = {
    read: async (ids: readonly string[]) => {
      this.mostInHand = Math.max(this.mostInHand, ++this.inHand);
      return new Map([...this.kept].filter(([id]) => ids.includes(id)));
    },
    appendWith: async (records: readonly StoredRecord[], also: (query: never) => Promise<void>) => {
      this.inHand--;
      for (const record of records) this.kept.set(record.id, record);
      await also(undefined as never);
    },
  };

  done(working: Partial<Working> = {}) {
    const pool = { ask: async (question: Question) => await this.answer(question) };
    const [queue, store] = [this.queue, this.store];
    return work(
      queue as unknown as JobQueue,
      store as unknown as PostgresStore,
      pool as unknown as WorkerPool,
      { isOver: () => this.left.length === 0, ...working },
    );
  }
}

beforeEach(() => void waits.splice(0));
afterEach(() => void vi.restoreAllMocks());

// What never ends is not waited for long.
describe("work", { timeout: 4000 }, () => {
  it("does every job, keeps each answer once, and says how much it did", async () => {
    const beside = new Beside([sent.slice(0, 2), sent.slice(2, 5), sent.slice(1, 3)]);
    expect(await beside.done()).toEqual({ jobs: 3, answers: 5 });
    expect(beside.kept.size).toBe(5);
    expect(beside.finished.map(({ id }) => id).sort()).toEqual(["job 0", "job 1", "job 2"]);
  });

  it("has two jobs in hand at a time", async () => {
    const beside = new Beside(sent.slice(0, 6).map((question) => [question]));
    beside.answer = async (question) => {
      await new Promise((resolve) => setImmediate(resolve));
      return askHere(question);
    };
    expect((await beside.done()).jobs).toBe(6);
    expect(beside.mostInHand).toBe(2);
  });

  it("leaves out what fails, what it does not know and what is another cell here, and ends the job", async () => {
    const strange = [
      { ...sent[1], measurement: "no-such" },
      { ...sent[1], sampling: { ...sent[1].sampling, cell: "c1-0" } },
      { ...sent[1], input: null as never },
    ];
    const beside = new Beside([[sent[0], ...strange, sent[2]]]);
    beside.answer = async (question) => {
      if (question.cell.identity === sent[2].sampling.cell) throw new Error("not here");
      return askHere(question);
    };
    expect(await beside.done()).toEqual({ jobs: 1, answers: 1 });
    expect([...beside.kept.values()].map(({ key }) => key.cell)).toEqual([sent[0].sampling.cell]);
    expect(beside.finished).toHaveLength(1);
  });

  it("gives a sign of life of each job in hand every three seconds, and none of a job that is done", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const beside = new Beside([[sent[0]]]);
      beside.answer = async (question) => {
        vi.advanceTimersByTime(2999);
        expect(beside.beaten).toEqual([]);
        vi.advanceTimersByTime(6001);
        return askHere(question);
      };
      await beside.done();
      expect(beside.beaten).toEqual(["job 0", "job 0", "job 0"]);
      vi.advanceTimersByTime(60_000);
      expect(beside.beaten).toHaveLength(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it("tells how long a job took, in milliseconds", async () => {
    let now = 5000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const beside = new Beside([[sent[0]]]);
    beside.answer = async (question) => {
      now += 75;
      return askHere(question);
    };
    await beside.done();
    expect(beside.finished).toEqual([{ id: "job 0", took: 75 }]);
  });

  it("looks for a job again after 20 ms, then twice as long, half a second at most", async () => {
    const beside = new Beside([]);
    await beside.done({ isOver: () => waits.length >= 14 });
    expect(waits.filter((_, i) => i % 2 === 0)).toEqual([20, 40, 80, 160, 320, 500, 500]);
  });

  it("looks soon again once it had one", async () => {
    const beside = new Beside([]);
    let isThere = false;
    const isOver = () => {
      if (waits.length === 8 && !isThere) beside.left.push({ id: "late", retryCount: 0, questions: [] });
      isThere ||= waits.length === 8;
      return waits.length >= 12;
    };
    expect(await beside.done({ isOver })).toEqual({ jobs: 1, answers: 0 });
    expect(waits.slice(0, 8)).toEqual([20, 20, 40, 40, 80, 80, 160, 160]);
    expect(waits.slice(8)).toContain(20);
  });

  it("leaves after so many milliseconds without a job, counted from the last one's end", async () => {
    let now = 1000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    const beside = new Beside([]);
    const taken: number[] = [];
    beside.queue.take = async () => {
      taken.push(now);
      now += 50;
      return now === 1200 ? { id: "late", retryCount: 0, questions: [] } : null;
    };
    expect(await beside.done({ isOver: () => false, idle: 200 })).toEqual({ jobs: 1, answers: 0 });
    // The job came at 1,200 and was done at once: a look that ends at 1,400 is the first that is over.
    expect(taken.filter((at) => at < 1350)).toHaveLength(7);
    expect(Math.max(...taken)).toBeGreaterThanOrEqual(1350);
    expect(Math.max(...taken)).toBeLessThan(1450);
  });

  it("ends with the error of what it cannot keep, and takes no more then", async () => {
    const beside = new Beside(sent.map((question) => [question]));
    const keeping = beside.store.appendWith;
    let isFirst = true;
    beside.store.appendWith = async (...asked) => {
      if (!isFirst) return await keeping(...asked);
      isFirst = false;
      throw new StoreError("not now");
    };
    const before = beside.left.length;
    await expect(beside.done()).rejects.toThrow("not now");
    expect(before).toBeGreaterThan(4);
    expect(before - beside.left.length).toBeLessThanOrEqual(3);
  });
});
