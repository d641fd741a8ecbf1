import type { Scenario } from "../model/scenario.ts";
import type { WorldTables } from "./world-tables.ts";

/**
 * How to add to the analysis, and what reads it.
 *
 * - *Rows* come from `WorldTables`: `tables.rows("granularity")` are the exact rows of that experiment file in a world, and the
 *   rows that a figure draws are the same ones in the study's own world. A sweep is defined in the file and nowhere else.
 * - *Facts* (`analysis/facts/NAME.ts`) are a pure function from such rows to numbers and names, written once, and with them
 *   what decides: `inside`, `never`. Comparisons are those of `stats/compare.ts`.
 * - A *statement* (`analysis/statements/NAME.ts`) makes cases of facts: `decide: (tables) => decideX(xFacts(tables.rows("x")))`.
 * - A *figure* draws, and writes title and details, from the same facts: `xFacts(rows)`.
 * - The gallery and `claims` print what is in the verdict. Nothing makes words before `figures/kit/claim-words.ts` and the
 *   figures.
 */

export const verdictWords = ["holds", "holds with exceptions", "fails", "vacuous"] as const;
export type VerdictWord = (typeof verdictWords)[number];

/** A value of a verdict as JSON has it. */
export type Datum = string | number | boolean | null | readonly Datum[] | { readonly [name: string]: Datum };

/** The numbers of a verdict, by identifiers. */
export type Numbers = Readonly<Record<string, Datum>>;

/** What goes against a statement: which of its cases, and the names and numbers of it. */
export interface Exception extends Numbers {
  readonly case: string;
}

/** What the exact engine found: a word, how many of the statement's cases hold, the numbers, and each exception. */
export interface Verdict {
  readonly verdict: VerdictWord;
  readonly cases: { readonly holding: number; readonly of: number };
  readonly numbers: Numbers;
  readonly exceptions: readonly Exception[];
}

/**
 * One statement of the theory that the exact engine decides.
 *
 * A theorem is proved and its cases are checked; a prediction is only claimed, and its verdict is a result. `level` is how
 * the source says it: in its own captions or abstract (S), in readers' notes (N), or not at all (ours).
 */
export interface Statement {
  readonly id: string;
  readonly words: string;
  readonly kind: "theorem" | "prediction";
  readonly source: { readonly where: string; readonly level: "S" | "N" | "ours" };
  /** What it is claimed for. `decide` asks it of any world all the same: where it breaks is a result. */
  readonly scope: string;
  /** Whether a world's own scenario is within the premises of a theorem; outside them *fails* is no contradiction. */
  readonly premises?: (world: Scenario) => boolean;
  readonly decide: (tables: WorldTables) => Verdict;
}
