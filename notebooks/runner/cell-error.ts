import type { Origin } from "./cells-module.ts";

/** Something wrong in a cell: its place, and what it is. */
export class CellError extends Error {
  readonly at: Origin;

  constructor(at: Origin, message: string) {
    super(message);
    this.name = "CellError";
    this.at = at;
  }
}
