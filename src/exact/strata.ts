import type { StageVerdict } from "../model/trace-event.ts";
import { Line } from "./line.ts";

/** Trajectories that have fared alike so far, in one row of what is told apart of their progress. */
export interface Stratum {
  /** The worst verdict on a stage so far. */
  readonly verdict: StageVerdict;
  readonly row: number;
  /** Over the columns of the row, by the actions used; a single one when no task budget asks. */
  readonly lines: Line[];
}

const rank: Readonly<Record<StageVerdict, number>> = { reached: 0, falselyAccepted: 1, missed: 2 };

export const worseOf = (a: StageVerdict, b: StageVerdict): StageVerdict => (rank[a] > rank[b] ? a : b);

/** All trajectories between two stages. */
export class Strata {
  readonly #strata = new Map<number, Stratum>();
  #last: Stratum | null = null;

  all(): Iterable<Stratum> {
    return this.#strata.values();
  }

  line(verdict: StageVerdict, row: number, actions: number): Line {
    const { lines } = this.#at(verdict, row);
    lines[actions] ??= new Line();
    return lines[actions];
  }

  cells(): number {
    let cells = 0;
    for (const { lines } of this.all())
      for (const line of lines) cells += line === undefined ? 0 : line.cells.length;
    return cells;
  }

  #at(verdict: StageVerdict, row: number): Stratum {
    // The same one is asked for again and again.
    if (this.#last?.row === row && this.#last.verdict === verdict) return this.#last;
    const key = 3 * row + rank[verdict];
    const known = this.#strata.get(key);
    const stratum = known ?? { verdict, row, lines: [] };
    if (known === undefined) this.#strata.set(key, stratum);
    this.#last = stratum;
    return stratum;
  }
}
