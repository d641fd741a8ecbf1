import { assertAboveZero } from "../model/assert-argument.ts";
import { LimitError } from "../model/errors.ts";

/** What one exact evaluation may take: cells held in one table, and multiply-adds in all (about ten seconds of them). */
export interface ExactLimits {
  readonly cells: number;
  readonly work: number;
}

export const exactLimits: ExactLimits = { cells: 2e7, work: 5e9 };

const hint = "use --engine monte-carlo, a coarser step, or a smaller goal, horizon or budget";

/** Counts what an exact evaluation takes and refuses, with the size and the limit, what would take too much. */
export class Effort {
  readonly #limits: ExactLimits;
  #work = 0;

  /** Errors: ScenarioError for a limit that is no number above 0. */
  constructor(limits: ExactLimits = exactLimits) {
    assertAboveZero("limits.cells", limits?.cells);
    assertAboveZero("limits.work", limits?.work);
    this.#limits = limits;
  }

  /** Called before a table is made. */
  claimCells(cells: number, what = "cells in one table of the exact engine"): void {
    if (cells > this.#limits.cells) throw new LimitError(what, cells, this.#limits.cells, hint);
  }

  /** Called before a loop of so many multiply-adds. */
  spend(work: number): void {
    this.#work += work;
    if (this.#work > this.#limits.work) {
      throw new LimitError("multiply-adds of the exact engine", this.#work, this.#limits.work, hint);
    }
  }
}
