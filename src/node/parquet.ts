import { ByteWriter, ParquetWriter, type SchemaElement } from "hyparquet-writer";
import type { Row, Scalar } from "../stats/table.ts";
import type { Spool } from "./spool.ts";

/** What a column of a typed file holds: any of these, or nothing. */
export type ColumnType = "number" | "boolean" | "text";

/** Rows that are written together: columns of so many are held. */
const together = 10_000;

const elements: Readonly<Record<ColumnType, Omit<SchemaElement, "name">>> = {
  number: { type: "DOUBLE", repetition_type: "OPTIONAL" },
  boolean: { type: "BOOLEAN", repetition_type: "OPTIONAL" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
};

/** A table as Parquet, written as its rows come. Every number is a double; the same rows give the same bytes. */
export class Parquet {
  readonly #types: ReadonlyMap<string, ColumnType>;
  readonly #writer: ParquetWriter;
  #rows: Row[] = [];

  /** `about` is said in the file's own metadata. */
  constructor(types: ReadonlyMap<string, ColumnType>, about: Readonly<Record<string, string>>, out: Spool) {
    this.#types = types;
    const columns = [...types].map(([name, type]) => ({ name, ...elements[type] }));
    const kvMetadata = Object.entries(about).map(([key, value]) => ({ key, value }));
    this.#writer = new ParquetWriter({
      writer: new ToSpool(out),
      schema: [{ name: "root", num_children: columns.length }, ...columns],
      kvMetadata,
      createdBy: about["madeBy"] ?? "tautline",
    });
  }

  add(row: Row): void {
    this.#rows.push(row);
    if (this.#rows.length === together) this.#put();
  }

  finish(): void {
    this.#put();
    this.#writer.finish();
  }

  #put(): void {
    if (this.#rows.length === 0) return;
    const columnData = [...this.#types].map(([name, type]) => {
      const data = this.#rows.map((row) => asType(row[name] ?? null, type));
      return { name, data };
    });
    this.#writer.write({ columnData, rowGroupSize: together });
    this.#rows = [];
  }
}

/** Hands on what was written after every group of rows, and at the end. */
class ToSpool extends ByteWriter {
  readonly #out: Spool;

  constructor(out: Spool) {
    super();
    this.#out = out;
  }

  flush(): void {
    this.#out.write(this.getBytes());
    this.index = 0;
  }

  override finish(): void {
    this.flush();
  }
}

/** A column of several kinds of values is one of text. */
const asType = (value: Scalar, type: ColumnType): Scalar =>
  value === null || type !== "text" ? value : String(value);
