import { assertAboveZero } from "../model/assert-argument.ts";
import { assertWithin } from "../model/errors.ts";

/**
 * What one exact evaluation may take: cells in one table (and ten times as many in all that are held), and work, which is
 * multiply-adds and cells gone through (about ten seconds of them).
 */
export interface ExactLimits {
  readonly cells: number;
  readonly work: number;
}

export const exactLimits: ExactLimits = { cells: 2e7, work: 5e9 };

/** Tables of the largest size that may be held together. */
const tablesHeld = 10;

const hint = "use --engine monte-carlo, a coarser step, or a smaller goal, horizon or budget";

/** Counts what an exact evaluation takes and refuses, with the size and the limit, what would take too much. */
export class Effort {
  readonly #limits: ExactLimits;
  #work = 0;
  #held = 0;

  /** Errors: ScenarioError for a limit that is no number above 0. */
  constructor(limits: ExactLimits = exactLimits) {
    assertAboveZero("limits.cells", limits?.cells);
    assertAboveZero("limits.work", limits?.work);
    this.#limits = limits;
  }

  /** Called before a table is made. */
  claimCells(cells: number, what = "cells in one table of the exact engine"): void {
    assertWithin(what, cells, this.#limits.cells, hint);
  }

  /** Called for cells that are held to the end. */
  hold(cells: number): void {
    this.#held += cells;
    assertWithin("cells held by the exact engine", this.#held, tablesHeld * this.#limits.cells, hint);
  }

  /** Called before a loop of so many multiply-adds, or over so many cells. */
  spend(work: number): void {
    this.#work += work;
    assertWithin("multiply-adds of the exact engine", this.#work, this.#limits.work, hint);
  }
}
