import { textAt } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";
import { type VerdictWord, verdictWords } from "../statement.ts";

/** The verdict on one statement in one semantics. */
export interface MatrixCell {
  readonly statement: string;
  readonly semantics: string;
  readonly theorem: boolean;
  readonly verdict: VerdictWord;
  /** Within a theorem's premises; predictions have none. */
  readonly inside: boolean;
}

/** How one statement fares. */
export interface Survival {
  readonly statement: string;
  readonly theorem: boolean;
  /** In how many semantics it holds, exceptions allowed, and in how many it was asked. */
  readonly holding: number;
  readonly of: number;
  /** It holds in all, without exception. */
  readonly robust: boolean;
}

export interface MatrixFacts {
  readonly cells: readonly MatrixCell[];
  readonly semantics: readonly string[];
  readonly survivals: readonly Survival[];
  /** Theorems that do not simply hold within their premises. */
  readonly broken: readonly MatrixCell[];
  /** How many verdicts on predictions there are of each kind. */
  readonly predictions: Readonly<Record<VerdictWord, number>>;
}

/** What a table of verdicts shows: columns `statement`, `semantics`, `kind`, `withinPremises`, `verdict`. */
export function matrixFacts(rows: readonly Row[]): MatrixFacts {
  const cells = rows.map(cellOf);
  const predictions = cells.filter(({ theorem }) => !theorem);
  const count = (word: VerdictWord) => predictions.filter(({ verdict }) => verdict === word).length;
  return {
    cells,
    semantics: [...new Set(cells.map(({ semantics }) => semantics))],
    survivals: [...new Set(cells.map(({ statement }) => statement))].map((statement) =>
      survivalOf(
        statement,
        cells.filter((cell) => cell.statement === statement),
      ),
    ),
    broken: cells.filter(({ theorem, inside, verdict }) => theorem && inside && verdict !== "holds"),
    predictions: Object.fromEntries(verdictWords.map((word) => [word, count(word)])) as Record<
      VerdictWord,
      number
    >,
  };
}

function cellOf(row: Row): MatrixCell {
  const verdict = verdictWords.find((word) => word === row["verdict"]);
  if (verdict === undefined) throw new RangeError(`a verdict must be one of ${verdictWords.join(", ")}`);
  return {
    statement: textAt(row, "statement"),
    semantics: textAt(row, "semantics"),
    theorem: row["kind"] === "theorem",
    verdict,
    inside: row["withinPremises"] === true,
  };
}

const survivalOf = (statement: string, own: readonly MatrixCell[]): Survival => ({
  statement,
  theorem: own.some(({ theorem }) => theorem),
  holding: own.filter(({ verdict }) => verdict === "holds" || verdict === "holds with exceptions").length,
  of: own.length,
  robust: own.every(({ verdict }) => verdict === "holds"),
});
