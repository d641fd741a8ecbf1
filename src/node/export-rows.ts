import { basename, dirname, extname } from "node:path";
import { listed } from "../input/schema-law.ts";
import { ScenarioError, StoreError } from "../model/errors.ts";
import type { Row } from "../stats/table.ts";
import { keptRows } from "../store/kept-rows.ts";
import type { Store } from "../store/store.ts";
import { type StudyStatus, studyStatus } from "../store/study-status.ts";
import { csvLine } from "../study/csv.ts";
import type { Design } from "../study/design.ts";
import { madeBy } from "./made-by.ts";
import type { ColumnType } from "./parquet.ts";
import { replaceFiles } from "./replace-files.ts";
import { Spool } from "./spool.ts";
import { prepareFolder } from "./writable-folder.ts";

/** Takes the rows of a table one after the other, and writes them into a file that is on its way. */
interface Sink {
  readonly add: (row: Row) => void;
  readonly finish: () => void;
}

/** Makes a sink; `rows` may be gone through beforehand. */
type Format = (table: Table, out: Spool) => Promise<Sink>;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: () => AsyncIterable<Row>;
}

const formats: Readonly<Record<string, Format>> = {
  ".csv": async ({ columns }, out) => {
    out.write(csvLine(columns));
    return { add: (row) => out.write(csvLine(Object.values(row))), finish: () => {} };
  },
  ".jsonl": async (_, out) => ({ add: (row) => out.write(`${JSON.stringify(row)}\n`), finish: () => {} }),
  ".parquet": async ({ name, columns, rows }, out) => {
    const { Parquet } = await import("./parquet.ts");
    const parquet = new Parquet(await typesOf(columns, rows()), { study: name, madeBy: madeBy() }, out);
    return { add: (row) => parquet.add(row), finish: () => parquet.finish() };
  },
};

export interface Exported extends StudyStatus {
  readonly rows: number;
}

/**
 * Writes what a store has of a study into a file, in the order of the study's table: CSV, JSON Lines or Parquet, by the file's
 * ending. Rows are not held, but for the ten thousand that Parquet writes together. The file is replaced whole or not at all.
 *
 * Errors: ScenarioError for another ending or a file that cannot be written; StoreError when nothing is there, or damaged.
 */
export async function exportRows(
  name: string,
  design: Design,
  store: Store,
  file: string,
): Promise<Exported> {
  const format = formatOf(file);
  const status = await studyStatus(design, store);
  if (status.kept === 0) throw nothingKept(name, store);
  const folder = dirname(file);
  prepareFolder(folder);
  const out = new Spool(folder);
  try {
    const table = { name, columns: design.columns, rows: () => keptRows(design, store) };
    const sink = await format(table, out);
    let rows = 0;
    for await (const row of table.rows()) {
      sink.add(row);
      rows++;
    }
    sink.finish();
    replaceFiles(folder, { [basename(file)]: out });
    return { ...status, rows };
  } finally {
    out.close();
  }
}

function formatOf(file: string): Format {
  const ending = extname(file).toLowerCase();
  if (Object.hasOwn(formats, ending)) return formats[ending];
  const problem = `must end in ${listed(Object.keys(formats))}, but is ${JSON.stringify(basename(file))}`;
  throw new ScenarioError({ path: "file", problem });
}

function nothingKept(name: string, store: Store): StoreError {
  const problem = "must have answers of the study to export, but has none";
  return new StoreError(problem, { place: { file: store.name }, hint: `tautline run ${name} computes them` });
}

/** What each column holds; one of nothing, a number like most. */
async function typesOf(
  columns: readonly string[],
  rows: AsyncIterable<Row>,
): Promise<ReadonlyMap<string, ColumnType>> {
  const types = new Map<string, ColumnType>();
  for await (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      if (value === null) continue;
      const type = typeof value === "string" ? "text" : (typeof value as "number" | "boolean");
      types.set(name, (types.get(name) ?? type) === type ? type : "text");
    }
  return new Map(columns.map((name) => [name, types.get(name) ?? "number"]));
}
