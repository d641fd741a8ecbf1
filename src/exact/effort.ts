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

/** What was made, and what it took. */
export interface Known<Made> {
  readonly made: Made;
  readonly cost: Cost;
}

interface Cost {
  readonly work: number;
  readonly held: number;
}

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

  costOf<Made>(make: () => Made): Known<Made> {
    const [work, held] = [this.#work, this.#held];
    const made = make();
    return { made, cost: { work: this.#work - work, held: this.#held - held } };
  }

  /** Counts once more what was not done again. */
  repeat({ work, held }: Cost): void {
    this.hold(held);
    this.spend(work);
  }
}

/** What a table holds under a key, made when it is first asked for; it counts as effort each time. */
export function knownAgain<Key, Made>(
  table: Map<Key, Known<Made>>,
  key: Key,
  effort: Effort,
  make: () => Made,
): Made {
  const there = table.get(key);
  if (there !== undefined) {
    effort.repeat(there.cost);
    return there.made;
  }
  const known = effort.costOf(make);
  table.set(key, known);
  return known.made;
}
