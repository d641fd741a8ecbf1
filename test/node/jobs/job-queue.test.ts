import type { EventEmitter } from "node:events";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { JobQueue } from "../../../src/node/jobs/job-queue.ts";
import type { Database } from "../../../src/node/postgres/database.ts";
import type { Line } from "../../../src/node/record-from.ts";

/** What was asked of pg-boss, and what it answers. */
const boss = vi.hoisted(() => ({
  done: [] as (readonly [name: string, ...asked: unknown[]])[],
  options: {} as object,
  sent: "job 1" as string | null,
  fetched: [] as unknown[],
  emitter: null as unknown,
}));

vi.mock("pg-boss", async () => {
  const { EventEmitter } = await import("node:events");
  class PgBoss extends EventEmitter {
    constructor(options: object) {
      super();
      boss.options = options;
      boss.emitter = this;
    }

    readonly start = async () => void boss.done.push(["start"]);
    readonly createQueue = async (...asked: unknown[]) => void boss.done.push(["createQueue", ...asked]);
    readonly send = async (...asked: unknown[]) => {
      boss.done.push(["send", ...asked]);
      return boss.sent;
    };
    readonly fetch = async () => boss.fetched;
    readonly deleteJob = async (...asked: unknown[]) => void boss.done.push(["deleteJob", ...asked]);
    readonly stop = async (...asked: unknown[]) => void boss.done.push(["stop", ...asked]);
  }
  return { PgBoss };
});

const database = (lines: readonly Line[] = []) => ({ query: async () => lines }) as unknown as Database;

beforeEach(() => {
  Object.assign(boss, { done: [], sent: "job 1", fetched: [] });
});

const asked = (name: string) => boss.done.filter(([one]) => one === name).map(([, ...rest]) => rest);

describe("JobQueue", () => {
  it("begins before it makes the queue of its version, and does nothing by itself", async () => {
    await JobQueue.of(database());
    expect(boss.done.map(([name]) => name)).toEqual(["start", "createQueue"]);
    expect(boss.options).toMatchObject({ supervise: false, schedule: false });
    const [[name, options]] = asked("createQueue");
    expect(name).toMatch(/^tautline-[\d.]+$/);
    // Lost after ten seconds, to two others, at once.
    expect(options).toMatchObject({ heartbeatSeconds: 10, retryLimit: 2, retryDelay: 0 });
  });

  it("lives on when pg-boss fails at something that nobody waits for", async () => {
    await JobQueue.of(database());
    expect(() => (boss.emitter as EventEmitter).emit("error", new Error("lost"))).not.toThrow();
  });

  it("says so when a job is not taken", async () => {
    const queue = await JobQueue.of(database());
    expect(await queue.hand([])).toBe("job 1");
    boss.sent = null;
    await expect(queue.hand([])).rejects.toThrow("a job was not taken");
  });

  it("takes no job where there is none, and no question from one that holds something else", async () => {
    const queue = await JobQueue.of(database());
    expect(await queue.take()).toBeNull();
    boss.fetched = [{ id: "a", retryCount: 1, data: { questions: "[1]" } }];
    expect(await queue.take()).toEqual({ id: "a", retryCount: 1, questions: [1] });
    for (const data of [null, { questions: "{" }]) {
      boss.fetched = [{ id: "a", retryCount: 0, data }];
      expect(await queue.take()).toMatchObject({ questions: [] });
    }
  });

  it("takes a job for ended that is not open or not there, with what it took where it succeeded", async () => {
    const queue = await JobQueue.of(
      database([
        { id: "open", isOpen: true, took: null },
        { id: "done", isOpen: false, took: 7 },
        { id: "failed", isOpen: false, took: null },
      ]),
    );
    expect([...(await queue.ended(["open", "done", "failed", "gone"]))]).toEqual([
      ["done", 7],
      ["failed", null],
      ["gone", null],
    ]);
  });

  it("forgets one job or several, and asks nothing for none", async () => {
    const queue = await JobQueue.of(database());
    await queue.remove([]);
    await queue.remove(["a"]);
    await queue.remove(["b", "c"]);
    expect(asked("deleteJob").map(([, ids]) => ids)).toEqual([["a"], ["b", "c"]]);
  });

  it("ends at once, and leaves the connections to the store", async () => {
    const queue = await JobQueue.of(database());
    await queue.close();
    expect(asked("stop")).toEqual([[{ graceful: false, close: false }]]);
  });
});
