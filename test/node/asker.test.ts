import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Asking, askerOf } from "../../src/node/asker.ts";
import type { Helpers } from "../../src/node/helpers.ts";
import { askHere, type Question } from "../../src/study/run-design.ts";
import { keptDesign } from "../support/kept-study.ts";

/** Milliseconds as the program sees them, and what was done by helpers. */
const beside = vi.hoisted(() => ({ now: 0, done: [] as string[] }));

const helpersOf = (name: string): Helpers => ({
  ask: async ({ cell }) => {
    beside.done.push(`${name} asked`);
    return [{ cell: cell.identity }];
  },
  drop: () => void beside.done.push(`${name} dropped`),
  close: async () => void beside.done.push(`${name} closed`),
});

vi.mock("../../src/node/worker-pool.ts", () => ({
  WorkerPool: { of: async (threads: number) => helpersOf(`${threads} threads`) },
}));

beforeEach(() => {
  Object.assign(beside, { now: 1000, done: [] });
  vi.spyOn(performance, "now").mockImplementation(() => beside.now);
});
afterEach(() => void vi.restoreAllMocks());

const design = keptDesign(2);
const [question]: readonly Question[] = [...design.cells].map((cell) => ({
  cell,
  measurement: design.measurements[0],
  sampling: { seed: "s", cell: cell.identity, trials: 1 },
}));
const here = askHere(question);
const there = [{ cell: question.cell.identity }];

const elsewhere: Asking["elsewhere"] = async () => helpersOf("others");

describe("askerOf", { timeout: 4000 }, () => {
  it("is this thread alone for one worker, one question at a time", async () => {
    const asker = askerOf({ workers: 1, aloneFor: 0 });
    beside.now += 10_000;
    expect(await asker.ask(question)).toEqual(here);
    expect(asker.atOnce).toBe(1);
    asker.drop();
    await asker.close();
    expect(beside.done).toEqual([]);
  });

  it("is this thread for some tenths of a second, and threads from then on", async () => {
    const asker = askerOf({ workers: 3 });
    expect(await asker.ask(question)).toEqual(here);
    beside.now += 299;
    expect(await asker.ask(question)).toEqual(here);
    beside.now += 1;
    expect(await asker.ask(question)).toEqual(there);
    expect(await asker.ask(question)).toEqual(there);
    await asker.close();
    expect(beside.done).toEqual(["3 threads asked", "3 threads asked", "3 threads closed"]);
    expect(askerOf({ workers: 4 }).atOnce).toBeGreaterThanOrEqual(4);
    expect(askerOf({ workers: 4 }).atOnce).toBe(2 * askerOf({ workers: 2 }).atOnce);
  });

  it("asks others at once where this thread is to be alone for no time", async () => {
    const asker = askerOf({ workers: 2, aloneFor: 0 });
    expect(await asker.ask(question)).toEqual(there);
    await asker.close();
  });

  it("asks other machines where there are some, also beside one thread", async () => {
    const asker = askerOf({ workers: 1, aloneFor: 0, elsewhere });
    expect(await asker.ask(question)).toEqual(there);
    asker.drop();
    await asker.close();
    expect(beside.done).toEqual(["others asked", "others dropped", "others closed"]);
    expect(asker.atOnce).toBeGreaterThan(askerOf({ workers: 8 }).atOnce);
  });

  it("asks nobody any more who comes after no more was wanted", async () => {
    let come = (_: Helpers) => {};
    const coming = new Promise<Helpers>((resolve) => {
      come = resolve;
    });
    const asker = askerOf({ workers: 1, aloneFor: 0, elsewhere: () => coming });
    const asked = Promise.resolve(asker.ask(question));
    asker.drop();
    come(helpersOf("others"));
    await expect(asked).rejects.toThrow("no more answers are wanted");
    await asker.close();
    expect(beside.done).toEqual(["others closed"]);
  });
});
