import type { Row } from "../stats/table.ts";
import type { Design } from "./design.ts";
import { Frontier } from "./frontier.ts";
import { type Judge, type Judged, judgeOf } from "./objective.ts";
import type { Study } from "./study.ts";

/** A row that might be chosen, with what the objective and its price come to. */
export interface Chosen {
  readonly value: number;
  /** Null where nothing is weighed against the objective. */
  readonly price: number | null;
  readonly row: Row;
}

/** What came of a study's objective. */
export interface Choice {
  /** The formulas that were sought and weighed; of `maximise` and `minimise` one is null. */
  readonly maximise: string | null;
  readonly minimise: string | null;
  readonly limits: readonly string[];
  readonly price: string | null;
  /** Rows within the limits. */
  readonly candidates: number;
  /** The best of them; of equally good ones the cheapest. Null when there is none. */
  readonly best: Chosen | null;
  /** Those that none beats in both the objective and its price, from the cheapest to the best. */
  readonly frontier: readonly Chosen[];
}

/** Finds a study's best row and its frontier as the rows of its table come; of the rows it holds the frontier alone. */
export class Choosing {
  readonly #study: Study;
  readonly #judge: Judge;
  readonly #frontier = new Frontier();

  /** Null for a study that seeks nothing. Errors: those of `judgeOf`. */
  static of(study: Study, design: Pick<Design, "columns">): Choosing | null {
    const judge = judgeOf(study, design);
    return judge === null ? null : new Choosing(study, judge);
  }

  private constructor(study: Study, judge: Judge) {
    this.#study = study;
    this.#judge = judge;
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const judged = this.#judge.judge(row);
      if (judged !== null) this.#frontier.add(judged);
    }
  }

  choice(): Choice {
    const { maximise = null, minimise = null, limits = [] } = this.#study.objective ?? {};
    const { price } = this.#judge;
    const chosen = ({ row, worth, price: paid }: Judged): Chosen => ({
      value: maximise === null ? 0 - worth : worth,
      price: price === null ? null : paid,
      row,
    });
    const frontier = this.#frontier.rows.map(chosen);
    const best = frontier.at(-1) ?? null;
    return { maximise, minimise, limits, price, candidates: this.#frontier.count, best, frontier };
  }
}
