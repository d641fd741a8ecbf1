import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SentQuestion } from "../../../src/node/answer-questions.ts";
import { HandOut } from "../../../src/node/jobs/hand-out.ts";
import type { PostgresStore } from "../../../src/node/postgres/postgres-store.ts";
import { recordOf, type StoredRecord } from "../../../src/store/stored-record.ts";
import { askHere, keyOf, type Question } from "../../../src/study/run-design.ts";
import { keptDesign } from "../../support/kept-study.ts";

/** Milliseconds as the program sees them, and those it waited for; the waits themselves are short. */
const clock = vi.hoisted(() => ({ now: 0, waits: [] as number[] }));

vi.mock("node:timers/promises", async (original) => {
  const real = await original<typeof import("node:timers/promises")>();
  const shortly = async (wait: number) => {
    clock.waits.push(wait);
    clock.now += wait;
    await real.setTimeout(1);
  };
  return { ...real, setTimeout: shortly };
});

/** A queue of jobs in memory, and what was asked of it. */
const beside = vi.hoisted(() => ({
  jobs: new Map<string, { questions: readonly unknown[]; took: number | null | undefined }>(),
  sizes: [] as number[],
  removed: [] as string[],
  takenBack: [] as string[],
  supervised: [] as number[],
  closed: [] as string[],
  failing: null as Error | null,
  areBegun: false,
  reads: 0,
  here: [] as string[],
  isDone: (_: number): boolean => true,
  took: (questions: number): number | null => questions,
  keep: (_: readonly unknown[]): void => {},
}));

vi.mock("../../../src/node/jobs/job-queue.ts", () => {
  const queue = {
    hand: async (questions: readonly unknown[]) => {
      await new Promise((resolve) => setImmediate(resolve));
      if (beside.failing) throw beside.failing;
      const id = `job ${beside.sizes.push(questions.length)}`;
      beside.jobs.set(id, { questions, took: undefined });
      return id;
    },
    ended: async (ids: readonly string[]) => {
      const found = ids.filter((id, i) => !beside.jobs.has(id) || beside.isDone(i));
      return new Map(
        found.map((id) => {
          const questions = beside.jobs.get(id)?.questions ?? [];
          beside.jobs.delete(id);
          beside.keep(questions);
          return [id, questions.length === 0 ? null : beside.took(questions.length)];
        }),
      );
    },
    takeBack: async (ids: readonly string[]) => {
      if (beside.areBegun) return;
      for (const id of ids) if (beside.jobs.delete(id)) beside.takenBack.push(id);
    },
    remove: async (ids: readonly string[]) => void beside.removed.push(...ids),
    supervise: async () => void beside.supervised.push(clock.now),
    close: async () => void beside.closed.push("queue"),
  };
  return { JobQueue: { of: async () => queue } };
});

/** Works until it is over. */
vi.mock("../../../src/node/jobs/worker.ts", () => ({
  work: async (_queue: never, _store: never, _pool: never, { isOver }: { isOver: () => boolean }) => {
    while (!isOver()) await new Promise((resolve) => setImmediate(resolve));
  },
}));

vi.mock("../../../src/node/worker-pool.ts", () => ({
  WorkerPool: {
    of: async () => ({
      ask: async (question: Question) => {
        beside.here.push(question.cell.identity);
        return askHere(question);
      },
      close: async () => void beside.closed.push("pool"),
    }),
  },
}));

const design = keptDesign(150);
const questions: readonly Question[] = [...design.cells].map((cell) => ({
  cell,
  measurement: design.measurements[0],
  sampling: { seed: "s", cell: cell.identity, trials: 1 },
}));

const kept = new Map<string, StoredRecord>();
const rows = [{ passRate: 0.5 }];
const store = {
  database: {},
  read: async (ids: readonly string[]) => {
    beside.reads++;
    return new Map([...kept].filter(([id]) => ids.includes(id)));
  },
} as unknown as PostgresStore;

/** Keeps an answer of its own to each question. */
const keep = (sent: readonly unknown[]) => {
  for (const { sampling } of sent as readonly SentQuestion[]) {
    const question = questions.find(({ cell }) => cell.identity === sampling.cell) as Question;
    const record = recordOf(keyOf(question), question.measurement.columns, rows, "test 1");
    kept.set(record.id, record);
  }
};

beforeEach(() => {
  kept.clear();
  beside.jobs.clear();
  for (const list of [beside.sizes, beside.removed, beside.takenBack, beside.supervised, beside.closed])
    list.length = 0;
  beside.here.length = 0;
  Object.assign(beside, {
    failing: null,
    areBegun: false,
    reads: 0,
    isDone: () => true,
    took: (n: number) => n,
    keep,
  });
  Object.assign(clock, { now: 0, waits: [] });
  vi.spyOn(performance, "now").mockImplementation(() => clock.now);
});
afterEach(() => void vi.restoreAllMocks());

const asked = async (handOut: HandOut, from: number, to: number) =>
  await Promise.all(questions.slice(from, to).map((question) => handOut.ask(question)));

// What waits for an answer that never comes is not waited for long.
describe("HandOut", { timeout: 4000 }, () => {
  it("hands out each question by itself until one is timed, then half a second of them together", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.took = (n) => 100 * n;
    expect((await asked(handOut, 0, 3)).map(([row]) => row["passRate"])).toEqual([0.5, 0.5, 0.5]);
    expect(beside.sizes).toEqual([1, 1, 1]);
    await asked(handOut, 3, 15);
    expect(beside.sizes.slice(3)).toEqual([5, 5, 2]);
    await asked(handOut, 15, 21);
    expect(beside.sizes.slice(6)).toEqual([5, 1]);
    await handOut.close();
  });

  it("takes the mean of how long they took and how long they took before, and 256 of them at most", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.took = (n) => 200 * n;
    await asked(handOut, 0, 1);
    beside.took = (n) => 50 * n;
    await asked(handOut, 1, 2);
    // (200 + 50) / 2 ms each
    await asked(handOut, 2, 8);
    expect(beside.sizes).toEqual([1, 1, 4, 2]);
    beside.took = () => 0;
    for (let i = 8; i < 20; i++) await asked(handOut, i, i + 1);
    await asked(handOut, 20, 300);
    expect(beside.sizes.slice(-2)).toEqual([256, 24]);
    await handOut.close();
  });

  it("hands out one at least, however long they take, and learns nothing from a job that failed", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.took = () => null;
    await asked(handOut, 0, 2);
    beside.took = (n) => 9000 * n;
    await asked(handOut, 2, 4);
    await asked(handOut, 4, 6);
    expect(beside.sizes).toEqual([1, 1, 1, 1, 1, 1]);
    await handOut.close();
  });

  it("looks after them soon, then less and less often, and soon again once something came", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.isDone = () => clock.waits.length >= 10;
    beside.took = (n) => 500 * n;
    await asked(handOut, 0, 1);
    expect(clock.waits).toEqual([20, 30, 45, 67.5, 101.25, 151.875, 227.8125, 300, 300, 300]);
    clock.waits.length = 0;
    beside.isDone = (i) => i === 0 && [3, 5].includes(clock.waits.length);
    await asked(handOut, 1, 3);
    expect(clock.waits).toEqual([20, 30, 45, 20, 30]);
    // The store is asked when something has ended alone.
    expect(beside.reads).toBe(3);
    await handOut.close();
  });

  it("looks for lost workers every two seconds or so", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.isDone = () => clock.now >= 7000;
    await asked(handOut, 0, 1);
    const between = beside.supervised.map((at, i) => at - (beside.supervised[i - 1] ?? 0));
    expect(between).toHaveLength(3);
    for (const one of between) {
      expect(one).toBeGreaterThan(2000);
      expect(one).toBeLessThanOrEqual(2300);
    }
    await handOut.close();
  });

  it("forgets what has ended, and asks here what has no answer", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.keep = (sent) => keep(sent.slice(0, 1));
    beside.took = (n) => 100 * n;
    await asked(handOut, 0, 1);
    const [, , [third]] = await asked(handOut, 1, 4);
    expect(beside.sizes).toEqual([1, 3]);
    expect(beside.here).toEqual(questions.slice(2, 4).map(({ cell }) => cell.identity));
    expect(third).toEqual(askHere(questions[3])[0]);
    expect(beside.removed).toEqual(["job 1", "job 2"]);
    await handOut.close();
    expect(beside.here).toHaveLength(2);
  });

  it("fails what waits, and takes back what nobody has begun with, once no more is wanted", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.isDone = () => false;
    const first = handOut.ask(questions[0]).catch((error: unknown) => error);
    while (beside.sizes.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const second = handOut.ask(questions[1]).catch((error: unknown) => error);
    handOut.drop();
    expect(String(await second)).toBe("Error: no more answers are wanted");
    expect(String(await first)).toBe("Error: no more answers are wanted");
    expect([beside.takenBack, beside.here]).toEqual([["job 1"], []]);
    await handOut.close();
    expect(beside.closed.sort()).toEqual(["pool", "queue"]);
  });

  it("fails what others have begun with when it is closed, and looks after it no more", async () => {
    const handOut = await HandOut.of(store, 1);
    Object.assign(beside, { isDone: () => false, areBegun: true });
    const first = handOut.ask(questions[0]).catch((error: unknown) => error);
    while (clock.waits.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await handOut.close();
    expect(String(await first)).toBe("Error: no more answers are wanted");
    const looks = clock.waits.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(clock.waits.length).toBeLessThanOrEqual(looks + 1);
  });

  it("gives what is in hand when it is told to end, and takes nothing back of a run that goes on", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.isDone = () => clock.waits.length >= 3;
    const first = handOut.ask(questions[0]);
    await first;
    expect(beside.takenBack).toEqual([]);
    await handOut.close();
  });

  it("tells all who wait why nothing could be handed out, and hands out again what comes later", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.failing = new Error("no queue");
    const said = await Promise.allSettled(questions.slice(0, 2).map((question) => handOut.ask(question)));
    expect(said.map((one) => one.status === "rejected" && String(one.reason))).toEqual([
      "Error: no queue",
      "Error: no queue",
    ]);
    beside.failing = null;
    expect(await asked(handOut, 2, 3)).toEqual([[expect.objectContaining({ passRate: 0.5 })]]);
    await handOut.close();
  });

  it("fails for a damaged answer", async () => {
    const handOut = await HandOut.of(store, 1);
    beside.keep = (sent) => {
      keep(sent);
      for (const [id, record] of kept) kept.set(id, { ...record, body: "[]" });
    };
    await expect(handOut.ask(questions[0])).rejects.toThrow("is damaged");
    await handOut.close();
  });
});
