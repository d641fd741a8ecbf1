import type { Row } from "../stats/table.ts";
import type { Design } from "./design.ts";
import { Frontier } from "./frontier.ts";
import { type AxisValues, NearBest } from "./near-best.ts";
import { type Judge, type Judged, judgeOf } from "./objective.ts";
import type { Study } from "./study.ts";

/** A row that might be chosen, with what the objective and its price come to. */
export interface Chosen {
  readonly value: number;
  /** Null where nothing is weighed against the objective. */
  readonly price: number | null;
  readonly row: Row;
}

/** How flat an optimum is: the rows that fall short of the best by no more than so much. */
export interface Near {
  readonly within: number;
  readonly count: number;
  /** Where they lie along each axis. */
  readonly axes: readonly AxisValues[];
  /** The cheapest of them. */
  readonly cheapest: Chosen;
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
  /** How flat the optimum is, where the study asks; null when there is no best. */
  readonly near?: Near | null;
}

/** A row that was judged, as it is told. */
export const chosenOf = ({ price, soughtOf }: Judge, judged: Judged): Chosen => ({
  value: soughtOf(judged),
  price: price === null ? null : judged.price,
  row: judged.row,
});

/** Finds a study's best row and its frontier as the rows of its table come; of the rows it holds the frontier alone. */
export class Choosing {
  readonly #study: Study;
  readonly #judge: Judge;
  readonly #frontier = new Frontier();
  readonly #near: NearBest | null;

  /** Null for a study that seeks nothing. Errors: those of `judgeOf`. */
  static of(study: Study, design: Pick<Design, "columns">): Choosing | null {
    const judge = judgeOf(study, design);
    return judge === null ? null : new Choosing(study, judge);
  }

  private constructor(study: Study, judge: Judge) {
    this.#study = study;
    this.#judge = judge;
    const within = study.objective?.within ?? null;
    this.#near = within === null ? null : new NearBest(study.axes, within);
  }

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const judged = this.#judge.judge(row);
      if (judged === null) continue;
      this.#frontier.add(judged);
      this.#near?.add(judged);
    }
  }

  choice(): Choice {
    const { maximise = null, minimise = null, limits = [] } = this.#study.objective ?? {};
    const { price } = this.#judge;
    const chosen = (judged: Judged) => chosenOf(this.#judge, judged);
    const frontier = this.#frontier.rows.map(chosen);
    const best = frontier.at(-1) ?? null;
    const found = { maximise, minimise, limits, price, candidates: this.#frontier.count, best, frontier };
    return this.#near === null ? found : { ...found, near: this.#nearOf(this.#near, chosen) };
  }

  #nearOf(near: NearBest, chosen: (judged: Judged) => Chosen): Near | null {
    // The cheapest of those near the best is on the frontier: what beat it would be near as well, and cheaper.
    const cheapest = this.#frontier.rows.find(({ worth }) => near.isNear(worth));
    if (cheapest === undefined) return null;
    const { within, count, axes } = near;
    return { within, count, axes, cheapest: chosen(cheapest) };
  }
}
