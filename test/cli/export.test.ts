import { readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { tableFromIPC } from "apache-arrow";
import { readParquet } from "parquet-wasm";
import { beforeAll, describe, expect, it } from "vitest";
import { Parquet } from "../../src/node/parquet.ts";
import { Spool } from "../../src/node/spool.ts";
import type { Row } from "../../src/stats/table.ts";
import { parseCsv } from "../../src/study/csv.ts";
import { openFiles } from "../support/open-files.ts";
import { attemptsStudy } from "../support/studies.ts";
import { printed, tautline } from "../support/tautline.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();
const at = (name: string) => folder.path(name);
const read = (name: string) => readFileSync(at(name), "utf8");
let study = "";

/** A Parquet file as Arrow's own reader and another writer's understand it. */
const parquetRows = (
  bytes: Uint8Array,
): { rows: readonly Row[]; types: Readonly<Record<string, string>> } => {
  const table = tableFromIPC(readParquet(bytes).intoIPCStream());
  const types = Object.fromEntries(table.schema.fields.map(({ name, type }) => [name, String(type)]));
  return { rows: table.toArray().map((row) => row.toJSON() as Row), types };
};

beforeAll(async () => {
  study = folder.write("attempts.yaml", `${attemptsStudy}\nfigure: none`);
  await printed("run", study, "--out", at("out"));
});

const asked = (file: string, ...more: readonly string[]) => [
  "export",
  study,
  at(file),
  "--out",
  at("out"),
  ...more,
];

describe("export", () => {
  it("writes CSV to the bytes of the result", async () => {
    expect(await printed(...asked("rows.csv"))).toMatch(/^12 rows in .*rows\.csv\n$/);
    expect(read("rows.csv")).toBe(read("out/data.csv"));
  });

  it("writes JSON Lines, a row each", async () => {
    const { rows, missing, file } = JSON.parse(await printed(...asked("rows.jsonl", "--json")));
    expect([rows, missing, file]).toEqual([12, 0, at("rows.jsonl")]);
    const lines = read("rows.jsonl").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(read("out/data.json")));
  });

  it("writes Parquet that another program reads to the same rows", async () => {
    await printed(...asked("rows.parquet"));
    const { rows, types } = parquetRows(readFileSync(at("rows.parquet")));
    expect(rows).toEqual(parseCsv(read("out/data.csv")));
    expect(types).toMatchObject({
      agent: "Utf8",
      attempts: "Float64",
      trials: "Float64",
      passRate: "Float64",
      cell: "Utf8",
    });
    const before = readFileSync(at("rows.parquet"));
    await printed(...asked("rows.parquet"));
    expect(readFileSync(at("rows.parquet")).equals(before)).toBe(true);
  });

  it("writes into a folder that is not there yet, and holds nothing open", async () => {
    const line = ["export", study, at("new/er/rows.csv"), "--out", at("out")];
    await printed(...line);
    expect(read("new/er/rows.csv")).toBe(read("out/data.csv"));
    if (process.platform === "linux") expect(openFiles(dirname(study))).toEqual([]);
  });

  it("writes what a single cell has, and a column of numbers and words as words", async () => {
    const labels =
      "[{ label: 2, set: { harness.attempts: 2 } }, { label: many, set: { harness.attempts: 9 } }]";
    const mixed = (values: string) =>
      folder.write(
        "mixed.yaml",
        `scenario: { world: closed }\naxes: { tries: ${values}, easy: [true, false], subgoals: [4] }\nfigure: none\n`.replace(
          "easy: [true, false]",
          "easy: [{ label: true, set: {} }, { label: false, set: { harness.tolerance: 0 } }]",
        ),
      );
    const exported = async (values: string, name: string) => {
      await printed("run", mixed(values), "--out", at(name));
      await printed("export", mixed(values), at(`${name}.parquet`), "--out", at(name));
      return parquetRows(readFileSync(at(`${name}.parquet`)));
    };
    const { rows, types } = await exported(labels, "words");
    expect(types).toMatchObject({ tries: "Utf8", easy: "Bool", subgoals: "Float64", trials: "Float64" });
    expect(rows.map(({ tries, easy }) => `${tries} ${easy}`)).toEqual([
      "2 true",
      "2 false",
      "many true",
      "many false",
    ]);
    const one = folder.write(
      "one.yaml",
      "scenario: { world: closed }\naxes: { attempts: [2] }\nfigure: none\n",
    );
    await printed("run", one, "--out", at("one"));
    expect(await printed("export", one, at("one.csv"), "--out", at("one"))).toMatch(/^1 rows in /);
  });

  it("says what is missing", async () => {
    const { out, err, code } = await tautline(asked("part.csv", "--trials", "51"));
    expect([code, out]).toEqual([0, expect.stringMatching(/^6 rows in /)]);
    expect(err).toMatch("6 of 12 evaluations are missing from it: tautline run computes them");
    const exact = parseCsv(read("out/data.csv")).filter((row) => row["engine"] === "exact");
    expect(parseCsv(read("part.csv"))).toEqual(exact);
  });

  it("writes no file of a damaged store, and leaves what was there", async () => {
    writeFileSync(at("bad.csv"), "old");
    await printed("run", study, "--out", at("bad"));
    const database = new DatabaseSync(at("bad/store.sqlite"));
    database.exec("UPDATE answers SET body = replace(body, '0.', '0.1') WHERE rowid = 9");
    database.close();
    const { err, code } = await tautline(["export", study, at("bad.csv"), "--out", at("bad")]);
    expect([code, err]).toEqual([2, expect.stringContaining("add --repair")]);
    expect(read("bad.csv")).toBe("old");
  });

  it.each([
    [
      "another ending",
      "granularity rows.xls --store KEPT",
      /file: must end in \.csv, \.jsonl or \.parquet, but is "rows\.xls"/,
    ],
    ["no file", "granularity", /needs one more argument/],
    ["no store", "granularity a.csv --store nowhere.sqlite", /there is no such file/],
    ["nothing of the study", "tolerance a.csv --store KEPT", /must have answers of the study to export/],
    ["rows of a table", "harness-sensitivity a.csv --store KEPT", /the rows come from a table/],
  ])("refuses %s", async (_, words, message) => {
    const line = [
      "export",
      ...words.split(" ").map((word) => (word === "KEPT" ? at("out/store.sqlite") : word)),
    ];
    const { out, err, code } = await tautline(line);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
  });
});

describe("Parquet", () => {
  it("writes ten thousand rows together, as they come, and loses none that is left over", () => {
    const spool = new Spool(folder.path(""));
    const size = () => [...spool].reduce((sum, piece) => sum + piece.length, 0);
    const parquet = new Parquet(new Map([["number", "number"]]), { study: "made up" }, spool);
    for (let i = 0; i < 9999; i++) parquet.add({ number: i });
    expect(size()).toBeLessThan(100);
    parquet.add({ number: 9999 });
    expect(size()).toBeGreaterThan(10_000);
    parquet.add({ number: 10_000 });
    parquet.finish();
    expect(parquetRows(Buffer.concat([...spool])).rows.at(-1)).toEqual({ number: 10_000 });
    spool.close();
  });

  it("keeps every value of many groups of rows, and what has no word in JSON", () => {
    const rows = Array.from({ length: 25_001 }, (_, i): Row => {
      const odd = [null, Number.NaN, Number.POSITIVE_INFINITY, -0, 1e-300, 0.1][i % 6];
      return {
        number: odd,
        text: i % 7 === 0 ? null : `ä"${i}`,
        flag: i % 5 === 0 ? null : i % 2 === 0,
        mixed: i % 2 ? i : "auto",
      };
    });
    const types = new Map([
      ["number", "number"],
      ["text", "text"],
      ["flag", "boolean"],
      ["mixed", "text"],
    ] as const);
    const spool = new Spool(folder.path(""));
    const parquet = new Parquet(types, { study: "made up" }, spool);
    for (const row of rows) parquet.add(row);
    parquet.finish();
    const found = parquetRows(Buffer.concat([...spool])).rows;
    spool.close();
    expect(found).toHaveLength(rows.length);
    const wrong = rows.filter((row, i) => {
      const { mixed, ...others } = found[i];
      const same = Object.entries(others).every(([name, value]) => Object.is(value, row[name]));
      return !same || mixed !== String(row["mixed"]);
    });
    expect(wrong).toEqual([]);
  });
});
