import type { Row } from "../stats/table.ts";
import { csvLine } from "../study/csv.ts";
import { Spool } from "./spool.ts";

/** Rows that a picture is drawn of at most; a table of more is not held. */
export const mostDrawn = 100_000;

/**
 * The table of a result, written as its rows come: `data.csv`, and `data.json` with one row on a line, so that a difference
 * between two results shows the rows that differ. Errors: those of Spool.
 */
export class ResultTable {
  readonly #csv: Spool;
  readonly #json: Spool;
  #held: Row[] = [];
  #count = 0;

  constructor(folder: string) {
    this.#csv = new Spool(folder);
    this.#json = new Spool(folder);
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      if (this.#count === 0) this.#csv.write(csvLine(Object.keys(row)));
      this.#csv.write(csvLine(Object.values(row)));
      this.#json.write(`${this.#count === 0 ? "[\n" : ",\n"}${JSON.stringify(row)}`);
      this.#count++;
      if (this.#count <= mostDrawn) this.#held.push(row);
      else this.#held = [];
    }
  }

  /** How many rows there are. */
  get count(): number {
    return this.#count;
  }

  /** Every row; null when there are too many to be held. */
  get rows(): readonly Row[] | null {
    return this.#count > mostDrawn ? null : this.#held;
  }

  /** Its files, by their names; no row comes after. */
  files() {
    this.#json.write(this.#count === 0 ? "[\n\n]\n" : "\n]\n");
    return { "data.csv": this.#csv, "data.json": this.#json };
  }

  close(): void {
    this.#csv.close();
    this.#json.close();
  }
}
