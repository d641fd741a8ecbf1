import { describe, expect, it } from "vitest";
import type { Row } from "../../src/stats/table.ts";
import { explainCell } from "../../src/store/explain-cell.ts";
import { keptAnswers } from "../../src/store/kept-answers.ts";
import { keptRows } from "../../src/store/kept-rows.ts";
import { memoryStore } from "../../src/store/memory-store.ts";
import type { Store } from "../../src/store/store.ts";
import type { StoredRecord } from "../../src/store/stored-record.ts";
import { studyStatus } from "../../src/store/study-status.ts";
import { type Design, designOf } from "../../src/study/design.ts";
import type { Measurement } from "../../src/study/measurement.ts";
import { studyOf } from "../support/studies.ts";

const cellsInAll = 300;

/** Two measurements of every cell: a number that is its own, and one that depends on the trials. */
function designAt(change: Partial<Measurement> = {}, trials = 10): Design {
  const one = (name: string, samples: boolean): Measurement => ({
    name,
    version: 1,
    samples,
    columns: [name],
    measure: ({ stages }) => [{ [name]: stages[0].attempts }],
  });
  const study = studyOf(
    { attempts: { from: 1, to: cellsInAll } },
    { trials, measurements: ["own", "drawn"] },
  );
  return designOf(study, [{ ...one("own", false), ...change }, one("drawn", true)]);
}

/** A store with the first answers of a design, of which some come back damaged. */
async function filled(design: Design, most: number, isHurt: (place: number) => boolean = () => false) {
  const store = memoryStore();
  let count = 0;
  for await (const _ of keptAnswers(design, store, { madeBy: "test" })) if (++count === most) break;
  let place = 0;
  const hurt = new Set<string>();
  for await (const { id } of store.records()) if (isHurt(place++)) hurt.add(id);
  const seen = (record: StoredRecord) => (hurt.has(record.id) ? { ...record, body: "[]" } : record);
  const read: Store["read"] = async (ids) =>
    new Map([...(await store.read(ids))].map(([id, record]) => [id, seen(record)]));
  return { ...store, read };
}

describe("studyStatus", () => {
  it.each([0, 1, 511, 513, 600])("counts %i answers of two measurements of 300 cells", async (kept) => {
    const store = await filled(designAt(), kept === 0 ? -1 : kept);
    const there = kept === 0 ? memoryStore() : store;
    expect(await studyStatus(designAt(), there)).toEqual({
      cells: 300,
      evaluations: 600,
      kept,
      damaged: 0,
      missing: 600 - kept,
      begun: 0,
    });
  });

  it("counts what is damaged apart from what is kept and from what is missing", async () => {
    const store = await filled(designAt(), 560, (place) => place % 7 === 0);
    expect(await studyStatus(designAt(), store)).toEqual({
      cells: 300,
      evaluations: 600,
      kept: 480,
      damaged: 80,
      missing: 40,
      begun: 0,
    });
  });

  it("finds nothing of another version, and nothing sampled of other trials", async () => {
    const store = await filled(designAt(), 600);
    expect((await studyStatus(designAt({}, 11), store)).kept).toBe(300);
    expect((await studyStatus(designAt({ version: 2 }), store)).kept).toBe(300);
  });
});

describe("keptRows", () => {
  const rowsIn = async (store: Store) => {
    const rows: Row[] = [];
    for await (const row of keptRows(designAt(), store)) rows.push(row);
    return rows;
  };
  const attemptsOf = (rows: readonly Row[], name: string) =>
    rows.filter((row) => Object.hasOwn(row, name)).map((row) => [row["attempts"], row[name]]);

  it("gives the rows that are there, each in its place, and computes none", async () => {
    const rows = await rowsIn(await filled(designAt(), 560));
    const expected = Array.from({ length: 280 }, (_, i) => [i + 1, i + 1]);
    expect(rows).toHaveLength(560);
    expect(
      attemptsOf(
        rows.filter((row) => (row["own"] ?? null) !== null),
        "own",
      ),
    ).toEqual(expected);
    expect(
      attemptsOf(
        rows.filter((row) => (row["drawn"] ?? null) !== null),
        "drawn",
      ),
    ).toEqual(expected);
  });

  it("gives none of a damaged answer", async () => {
    await expect(rowsIn(await filled(designAt(), 560, (place) => place === 540))).rejects.toThrow(
      "add --repair",
    );
  });
});

describe("explainCell", () => {
  it("tells of each measurement of the cell what is there of it, and what else there is of the same", async () => {
    const store = await filled(designAt(), 4, (place) => place === 1);
    for await (const _ of keptAnswers(designAt({}, 11), store, { madeBy: "later" })) break;
    const [first, second, third] = [...designAt().cells];
    const found = await explainCell(designAt({}, 11), first, store);
    expect(found).toMatchObject([
      { state: "kept", madeBy: "test", otherwise: [], key: { measurement: "own", cell: first.identity } },
      { state: "missing", madeBy: null, otherwise: [{ measurement: "drawn", trials: 10 }] },
    ]);
    expect((await explainCell(designAt(), first, store)).map(({ state }) => state)).toEqual([
      "kept",
      "damaged",
    ]);
    expect((await explainCell(designAt({ version: 2 }), second, store))[0]).toMatchObject({
      state: "missing",
      otherwise: [{ measurement: "own", version: 1, cell: second.identity }],
    });
    expect(
      (await explainCell(designAt(), third, store)).map(({ state, otherwise }) => [state, otherwise]),
    ).toEqual([
      ["missing", []],
      ["missing", []],
    ]);
  });
});
