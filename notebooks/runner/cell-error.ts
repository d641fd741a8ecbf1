/** A place in a notebook: the first code cell is 1, its first line 1. */
export interface Origin {
  readonly cell: number;
  readonly line: number;
}

/** Something wrong in a cell: its place, and what it is. */
export class CellError extends Error {
  readonly at: Origin;

  constructor(at: Origin, message: string) {
    super(message);
    this.name = "CellError";
    this.at = at;
  }
}
