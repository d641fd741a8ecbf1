import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Row, Scalar } from "../../src/stats/table.ts";
import {
  isIntact,
  keyText,
  recordId,
  recordOf,
  rowsOf,
  type StoredRecord,
} from "../../src/store/stored-record.ts";
import { expectCounterExample } from "../support/must-fail.ts";

const columns = ["a", "b"];
const key = { cell: "c1-0", measurement: "counted", version: 1, trials: 7, seed: "s" };

const scalars: fc.Arbitrary<Scalar> = fc.oneof(
  fc.double(),
  fc.string({ unit: "binary" }),
  fc.boolean(),
  fc.constantFrom(null, -0, Number.NaN, Number.NEGATIVE_INFINITY, "-0", "NaN", 2 ** 53),
);
const rows: fc.Arbitrary<readonly Row[]> = fc.array(fc.record({ a: scalars, b: scalars }), { maxLength: 4 });

/** A record with one place of it changed, as far as a database could return it so. */
const hurt = (changed: readonly (keyof StoredRecord | keyof StoredRecord["key"])[]) =>
  fc
    .tuple(rows, fc.constantFrom(...changed), fc.nat(), fc.integer({ min: 1, max: 255 }))
    .map(([made, part, at, by]): StoredRecord => {
      const record = recordOf(key, columns, made, "test 1");
      if (part in key) {
        const value = key[part as keyof typeof key];
        const other = typeof value === "number" ? value ^ by : flipped(value, at, by);
        return { ...record, key: { ...key, [part]: other } };
      }
      return { ...record, [part]: flipped(record[part as "body"], at, by) };
    });

function flipped(text: string, at: number, by: number): string {
  const place = at % text.length;
  return text.slice(0, place) + String.fromCharCode(text.charCodeAt(place) ^ by) + text.slice(place + 1);
}

describe("a record", () => {
  it("gives the rows that were put in, to the last bit of a number", () => {
    fc.assert(
      fc.property(rows, (made) => {
        expect(rowsOf(recordOf(key, columns, made, "test 1"), columns)).toStrictEqual(
          made.map((row) => ({ ...row })),
        );
      }),
    );
  });

  it("has null for what a row leaves out", () => {
    expect(rowsOf(recordOf(key, columns, [{ b: 1 }], "test 1"), columns)).toEqual([{ a: null, b: 1 }]);
  });

  const all = [
    "id",
    "columns",
    "body",
    "digest",
    "cell",
    "measurement",
    "version",
    "trials",
    "seed",
  ] as const;

  it("is found damaged after any change of one character, in 1,000 of them", () => {
    fc.assert(
      fc.property(hurt(all), (record) => !isIntact(record)),
      { numRuns: 1000 },
    );
  });

  it("is not found damaged by who made it, which is no part of it", () => {
    expectCounterExample(fc.property(hurt([...all, "madeBy"]), (record) => !isIntact(record)));
  });
});

describe("keyText", () => {
  it("says what was asked of which cell, and of how many trials where any are drawn", () => {
    expect(keyText(key)).toBe('counted (version 1, 7 trials of seed "s") of the cell c1-0');
    expect(keyText({ ...key, trials: null, seed: null })).toBe("counted (version 1) of the cell c1-0");
  });
});

describe("recordId", () => {
  it("is another one for every part of a key", () => {
    const others = [{ cell: "c1-1" }, { measurement: "x" }, { version: 2 }, { trials: 8 }, { seed: "t" }];
    const unsampled = { ...key, trials: null, seed: null };
    const ids = [key, unsampled, ...others.map((change) => ({ ...key, ...change }))].map(recordId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("never changes: whatever is kept would not be found again", () => {
    expect(recordId(key)).toBe("r1-1d52702d20acec4ccc88796f311ce8e4");
  });
});
