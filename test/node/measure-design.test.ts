import { setTimeout } from "node:timers/promises";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Asker } from "../../src/node/asker.ts";
import { measureDesign } from "../../src/node/measure-design.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import { keptDesign } from "../support/kept-study.ts";

/** What became of whoever was asked, and of the store. */
const ends = vi.hoisted((): string[] => []);

vi.mock("../../src/node/asker.ts", async (original) => {
  const { askerOf } = await original<typeof import("../../src/node/asker.ts")>();
  const told = (asking: Parameters<typeof askerOf>[0]): Asker => {
    const asker = askerOf(asking);
    const close = async () => {
      await asker.close();
      ends.push("asker");
    };
    return { ...asker, close };
  };
  return { askerOf: told };
});

beforeEach(() => void ends.splice(0));

/** Half of its 16 questions come to the scenario of another one. */
const design = keptDesign(2);

const openStore = async (): Promise<Store> => {
  const store = memoryStore();
  return { ...store, name: "memory", close: async () => void ends.push("store") };
};

describe("measureDesign", () => {
  it("counts cells, and which answers were computed and which reused", async () => {
    let rows = 0;
    const onRows = () => void rows++;
    const told: (readonly [number, number | undefined])[] = [];
    const onCell = (...one: readonly [number, number | undefined]) => void told.push(one);
    const effort = await measureDesign(design, onRows, { openStore, onCell });
    expect([design.size, rows]).toEqual([16, 16]);
    expect(effort).toEqual({ cells: 8, computed: 8, reused: 8, trialsReused: 0 });
    expect(told).toEqual(Array.from({ length: 16 }, (_, i) => [i + 1, 16]));
    expect(await measureDesign(design, onRows, {})).toEqual({
      cells: 8,
      computed: 16,
      reused: 0,
      trialsReused: 0,
    });
    expect(ends).toEqual(["asker", "store", "asker"]);
    const once = { ...design, measurements: design.measurements.slice(0, 1) };
    expect(await measureDesign(once, onRows, {})).toEqual({
      cells: 8,
      computed: 8,
      reused: 0,
      trialsReused: 0,
    });
  });

  it("knows of a part not how much there is to do", async () => {
    const totals = new Set<number | undefined>();
    const onCell = (_: number, total: number | undefined) => void totals.add(total);
    await measureDesign(design, () => {}, { openStore, shard: { part: 1, of: 2 }, onCell });
    expect(totals).toEqual(new Set([undefined]));
  });

  it("stops where it is told to, but for what is done, and without a store never", async () => {
    let rows = 0;
    const asked = { openStore, stop: () => (rows >= 3 ? ("SIGINT" as const) : null) };
    const stopped = measureDesign(design, () => void rows++, asked);
    await expect(stopped).rejects.toThrow("The 3 evaluations so far are kept in memory");
    expect(ends).toEqual(["asker", "store"]);
    rows = -13;
    expect(await measureDesign(design, () => void rows++, asked)).toMatchObject({ cells: 8 });
    rows = 0;
    expect(await measureDesign(design, () => void rows++, { stop: () => "SIGTERM" })).toMatchObject({
      cells: 8,
    });
  });

  it("lets others come to their turn every so often", async () => {
    let turns = 0;
    const turning = (async () => {
      for (let isOver = false; !isOver; isOver = ends.length > 0) {
        await setTimeout(0);
        turns++;
      }
    })();
    const during: number[] = [];
    // A tenth of the time that nobody is heard, or more.
    const slowly = (rows: readonly unknown[]) => {
      for (const began = performance.now(); performance.now() - began < 1; );
      during.push(rows.length && turns);
    };
    await measureDesign(
      {
        ...design,
        cells: Array(10)
          .fill([...design.cells])
          .flat(),
      },
      slowly,
      {},
    );
    await turning;
    expect(during.at(-1)).toBeGreaterThan(2);
  });
});
