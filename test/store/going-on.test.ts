import { describe, expect, it } from "vitest";
import { exact } from "../../src/measurements/exact.ts";
import { monteCarlo } from "../../src/measurements/monte-carlo.ts";
import { trialBlocks, trialCounts } from "../../src/measurements/trial-counts.ts";
import type { Row } from "../../src/stats/table.ts";
import { explainCell } from "../../src/store/explain-cell.ts";
import { keptAnswers } from "../../src/store/kept-answers.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import type { StoredRecord } from "../../src/store/stored-record.ts";
import { studyStatus } from "../../src/store/study-status.ts";
import { unaskedBy } from "../../src/store/unasked.ts";
import { type Design, designOf } from "../../src/study/design.ts";
import { studyOf } from "../support/studies.ts";

/** Two cells, of which the one passes nearly never and the other one sometimes. */
function designAt(trials: number, change: Partial<Design> = {}): Design {
  const axes = { attempts: [1, 8] };
  const design = designOf(studyOf(axes, { measurements: ["monte-carlo"], trials }), [exact, monteCarlo]);
  return { ...design, ...change };
}

const until = (width: number) => designAt(1e6, { until: width });

async function through(design: Design, store: Store) {
  const rows: Row[] = [];
  const effort = { computed: 0, trialsReused: 0 };
  for await (const { answer, reused, trialsReused } of keptAnswers(design, store, { madeBy: "test" })) {
    rows.push(...answer.rows);
    if (!reused) effort.computed++;
    effort.trialsReused += trialsReused;
  }
  return { rows, effort };
}

async function trialsIn(store: Store): Promise<readonly (number | null)[]> {
  const all: (number | null)[] = [];
  for await (const { key } of store.records()) if (key.measurement === "trial counts") all.push(key.trials);
  return all;
}

const block = 8192;
const trialsOf = (rows: readonly Row[]) => rows.map(({ trials }) => Number(trials));
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

describe("a study with more trials beside a store", () => {
  it("goes on from those that are there, to the same rows", async () => {
    const store = memoryStore();
    const first = await through(designAt(20_000), store);
    expect(first.effort).toEqual({ computed: 2, trialsReused: 0 });
    const second = await through(designAt(50_000), store);
    expect(second.effort).toEqual({ computed: 2, trialsReused: 2 * 2 * block });
    expect(second.rows).toEqual((await through(designAt(50_000), memoryStore())).rows);
    // The same number again is there itself.
    expect((await through(designAt(50_000), store)).effort).toEqual({ computed: 0, trialsReused: 0 });
    // Of fewer, and of one more than a block, the most that fits: never more than is asked.
    expect((await through(designAt(40_000), store)).effort.trialsReused).toBe(2 * 2 * block);
    expect((await through(designAt(2 * block), store)).effort.trialsReused).toBe(2 * 2 * block);
    expect((await through(designAt(2 * block - 1), store)).effort.trialsReused).toBe(0);
    expect(await trialsIn(store)).toEqual([2, 2, 6, 6, 4, 4, 1, 1].map((count) => count * block));
  });

  it("keeps nothing of less than a block", async () => {
    const store = memoryStore();
    await through(designAt(1000), store);
    expect(await trialsIn(store)).toEqual([]);
    const { rows, effort } = await through(designAt(10_000), store);
    expect(effort.trialsReused).toBe(0);
    expect(rows).toEqual((await through(designAt(10_000), memoryStore())).rows);
  });

  it("goes on from no other seed, no other version and no other cell", async () => {
    const store = memoryStore();
    await through(designAt(20_000), store);
    expect((await through(designAt(30_000, { seed: "other" }), store)).effort.trialsReused).toBe(0);
    const later = { ...monteCarlo, goesOn: { ...trialBlocks, version: 99 } };
    const raised = designAt(30_000, { measurements: [later] });
    expect((await through(raised, store)).effort.trialsReused).toBe(0);
    const longer = designOf(
      studyOf({ attempts: [8, 9] }, { measurements: ["monte-carlo"], trials: 40_000 }),
      [monteCarlo],
    );
    expect((await through(longer, store)).effort.trialsReused).toBe(2 * block);
  });

  it("goes on to a narrower interval, and to none that was there before", async () => {
    const store = memoryStore();
    const wide = await through(until(0.008), store);
    const narrow = await through(until(0.003), store);
    const fresh = await through(until(0.003), memoryStore());
    expect(narrow.rows).toEqual(fresh.rows);
    // The cell whose interval was as narrow already draws nothing more.
    expect(trialsOf(narrow.rows)[0]).toBe(trialsOf(wide.rows)[0]);
    expect(trialsOf(narrow.rows)[1]).toBeGreaterThan(trialsOf(wide.rows)[1]);
    expect(narrow.effort).toEqual({ computed: 2, trialsReused: sum(trialsOf(wide.rows)) });
    // An interval in between ends where it would have: nothing is gone on from past that.
    const between = await through(until(0.004), store);
    expect(between.rows).toEqual((await through(until(0.004), memoryStore())).rows);
    // And a fixed number goes on from what was drawn until something.
    const fixed = await through(designAt(120_000), store);
    expect(fixed.effort.trialsReused).toBe(sum(trialsOf(narrow.rows)));
    expect(fixed.rows).toEqual((await through(designAt(120_000), memoryStore())).rows);
  });

  it("goes on from a look whose interval would have ended it only to where it ends (that look matters)", async () => {
    const store = memoryStore();
    await through(designAt(200_000), store);
    const goesOn = { ...trialBlocks, canFrom: () => true };
    const careless = { ...monteCarlo, goesOn };
    const wide = { until: 0.008, measurements: [careless] };
    const [wrong, right] = [designAt(1e6, wide), until(0.008)];
    const rows = (await through(right, memoryStore())).rows;
    expect((await through(wrong, store)).rows).not.toEqual(rows);
    expect((await through(right, copyOfTrials(store))).rows).toEqual(rows);
  });

  it("has counts of trials gone on from by an estimate, and the other way round", async () => {
    const store = memoryStore();
    const counted = designAt(3 * block, { measurements: [trialCounts], columns: ["narrowest", "counts"] });
    await through(counted, store);
    expect((await through(designAt(30_000), store)).effort.trialsReused).toBe(2 * 3 * block);
    expect(await trialsIn(store)).toEqual([3 * block, 3 * block]);
    const further = { ...counted, trials: 5 * block + 7 };
    const { rows, effort } = await through(further, store);
    expect(effort.trialsReused).toBe(2 * 3 * block);
    expect(rows).toEqual((await through(further, memoryStore())).rows);
    // Of what ends within a block its whole blocks are gone on from.
    expect(await trialsIn(store)).toEqual(
      [3, 3, 5, 5 + 7 / block, 5, 5 + 7 / block].map((count) => count * block),
    );
    expect((await through(designAt(6 * block), store)).effort.trialsReused).toBe(2 * 5 * block);
  });
});

describe("trials that are damaged", () => {
  const damaged = async () => {
    const store = memoryStore();
    await through(designAt(20_000), store);
    return hurt(store);
  };

  it("stop a run with what they are, and are told by status and explain", async () => {
    const store = await damaged();
    await expect(through(designAt(50_000), store)).rejects.toThrow(
      /^in the cell .*a stored answer must be what was kept, but that of trial counts \(version \d+, 16384 trials of seed "[^"]*"\) of the cell c\d-\w+ is damaged\n {2}hint: add --repair/s,
    );
    const design = designAt(50_000);
    expect(await studyStatus(design, store)).toMatchObject({ damaged: 2, missing: 0, begun: 0 });
    const [cell] = design.cells;
    expect(await explainCell(design, cell, store)).toMatchObject([{ state: "damaged", trialsThere: 0 }]);
  });

  it("do not stop what is there without them, nor what never samples", async () => {
    const store = await damaged();
    expect((await through(designAt(20_000), store)).effort.computed).toBe(0);
    expect((await through(designAt(1, { measurements: [exact] }), store)).effort.computed).toBe(2);
    expect(await studyStatus(designAt(20_000), store)).toMatchObject({ kept: 2, damaged: 0 });
  });
});

describe("what looks into a store", () => {
  it("tells how many trials of a missing answer are there", async () => {
    const store = memoryStore();
    await through(designAt(20_000), store);
    const design = designAt(50_000);
    const [cell] = design.cells;
    expect(await explainCell(design, cell, store)).toMatchObject([
      { state: "missing", trialsThere: 2 * block, otherwise: [{ trials: 20_000 }] },
    ]);
    expect(await explainCell(designAt(20_000), cell, store)).toMatchObject([
      { state: "kept", trialsThere: 0, otherwise: [] },
    ]);
    expect(await explainCell(designAt(9000), cell, store)).toMatchObject([
      { state: "missing", trialsThere: 0 },
    ]);
    expect(await studyStatus(design, store)).toMatchObject({ kept: 0, missing: 2, begun: 2 });
    expect(await studyStatus(designAt(9000), store)).toMatchObject({ missing: 2, begun: 0 });
  });

  it("finds all trials unasked but the most that each study would go on from", async () => {
    const store = memoryStore();
    for (const trials of [20_000, 50_000, 90_000]) await through(designAt(trials), store);
    await through(until(0.008), store);
    const left = async (...designs: readonly Design[]) => {
      const { asked, unasked } = await unaskedBy(designs, store);
      const gone = copyOf(store);
      await gone.remove(unasked);
      return [asked, await trialsIn(gone)];
    };
    // Two answers, and the trials of two cells.
    expect(await left(designAt(50_000))).toEqual([4, [6 * block, 6 * block]]);
    expect(await left(designAt(60_000))).toEqual([2, [6 * block, 6 * block]]);
    expect(await left(designAt(50_000), designAt(90_000))).toEqual([
      8,
      [6 * block, 6 * block, 10 * block, 10 * block],
    ]);
    expect(await left(designAt(50_000, { seed: "other" }))).toEqual([0, []]);
    expect(await left(designAt(50_000, { measurements: [exact] }))).toEqual([0, []]);
    // However narrow it was: more trials go on from there.
    expect((await left(until(0.008)))[1]).toEqual([10 * block, 10 * block]);
  });
});

/** A store with the records of another. */
function copyOf(store: Store, isWanted: (record: StoredRecord) => boolean = () => true): Store {
  const copy = memoryStore();
  const filled = (async () => {
    for await (const record of store.records()) if (isWanted(record)) await copy.append([record]);
  })();
  const after =
    <Words extends readonly unknown[], Made>(act: (...words: Words) => Promise<Made>) =>
    async (...words: Words) => {
      await filled;
      return await act(...words);
    };
  const records: Store["records"] = async function* () {
    await filled;
    yield* copy.records();
  };
  const [read, trialsOf, remove] = [after(copy.read), after(copy.trialsOf), after(copy.remove)];
  return { ...copy, read, trialsOf, remove, records };
}

const copyOfTrials = (store: Store): Store => copyOf(store, ({ id }) => id.startsWith("t1-"));

/** A store whose trials come back changed. */
function hurt(store: Store): Store {
  const seen = (record: StoredRecord) => ({ ...record, body: record.body.replace("8", "9") });
  return { ...store, trialsOf: async (cells) => (await store.trialsOf(cells)).map(seen) };
}
