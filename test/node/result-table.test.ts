import { mkdirSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ResultTable } from "../../src/node/result-table.ts";
import type { Row } from "../../src/stats/table.ts";
import { parseCsv } from "../../src/study/csv.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

/** A table of so many rows, which come in pieces. */
function made(count: number, together = 997) {
  mkdirSync(folder.path("out"), { recursive: true });
  const rows = Array.from({ length: count }, (_, i): Row => ({ i, text: i % 3 ? "a" : 'b,"', none: null }));
  const table = new ResultTable(folder.path("out"));
  for (let i = 0; i < count; i += together) table.add(rows.slice(i, i + together));
  const [csv, json] = Object.values(table.files()).map((file) =>
    typeof file === "string" ? file : Buffer.concat([...file]).toString(),
  );
  return { table, rows, csv, json };
}

describe("ResultTable", () => {
  it.each([0, 1, 5, 20_000, 20_001, 22_500])(
    "writes %i rows as CSV and as JSON, a row on a line",
    (count) => {
      const { table, rows, csv, json } = made(count);
      expect(table.count).toBe(count);
      if (count > 0) expect(parseCsv(csv)).toEqual(rows);
      expect(JSON.parse(json)).toEqual(rows);
      expect(json.trimEnd().split("\n")).toHaveLength(Math.max(count, 1) + 2);
      // What cannot be held has no name on the disk either.
      expect(table.rows?.length ?? null).toBe(count > 20_000 ? null : count);
      expect(readdirSync(folder.path("out"))).toEqual([]);
      table.close();
    },
  );

  it("lets go of the disk once it is closed", () => {
    const { table } = made(20_001);
    const files = Object.values(table.files());
    expect(files).toHaveLength(2);
    table.close();
    for (const file of files) expect(() => [...file]).toThrow("EBADF");
  });
});
