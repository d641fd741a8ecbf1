import type { Row } from "../stats/table.ts";
import { csvLine, toCsv } from "../study/csv.ts";
import { Spool } from "./spool.ts";

/** Rows that are held at most, and so that a picture is drawn of. */
export const mostDrawn = 20_000;

interface Spooled {
  readonly csv: Spool;
  readonly json: Spool;
}

/**
 * The table of a result as its rows come, to be written as `data.csv`, and as `data.json` with one row on a line, so that a difference
 * between two results shows the rows that differ. Rows past those that can be held wait on the disk, in the folder of the result.
 * Errors: those of Spool.
 */
export class ResultTable {
  readonly #folder: string;
  #held: Row[] = [];
  #spooled: Spooled | null = null;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(rows: readonly Row[]): void {
    this.#count += rows.length;
    if (this.#spooled === null) for (const row of rows) this.#held.push(row);
    else spool(this.#spooled, rows);
    if (this.#held.length > mostDrawn) this.#letGo();
  }

  /** How many rows there are. */
  get count(): number {
    return this.#count;
  }

  /** Every row; null when there are too many to be held. */
  get rows(): readonly Row[] | null {
    return this.#spooled === null ? this.#held : null;
  }

  /** Its files, by their names; no row comes after. */
  files(): Readonly<Record<"data.csv" | "data.json", string | Spool>> {
    if (this.#spooled === null) {
      const json = `[\n${this.#held.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
      return { "data.csv": toCsv(this.#held), "data.json": json };
    }
    const { csv, json } = this.#spooled;
    json.write("\n]\n");
    return { "data.csv": csv, "data.json": json };
  }

  close(): void {
    this.#spooled?.csv.close();
    this.#spooled?.json.close();
  }

  /** From here on rows are not held. */
  #letGo(): void {
    const [first, ...rest] = this.#held;
    this.#held = [];
    this.#spooled = { csv: new Spool(this.#folder), json: new Spool(this.#folder) };
    this.#spooled.csv.write(csvLine(Object.keys(first)) + csvLine(Object.values(first)));
    this.#spooled.json.write(`[\n${JSON.stringify(first)}`);
    spool(this.#spooled, rest);
  }
}

function spool({ csv, json }: Spooled, rows: readonly Row[]): void {
  for (const row of rows) {
    csv.write(csvLine(Object.values(row)));
    json.write(`,\n${JSON.stringify(row)}`);
  }
}
