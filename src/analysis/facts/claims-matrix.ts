import { textAt } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";
import { type VerdictWord, verdictWords } from "../statement.ts";

export type MatrixFacts = Readonly<ReturnType<typeof matrixFacts>>;

/**
 * What a table of verdicts shows: columns `statement`, `semantics`, `kind`, `withinPremises`, `verdict`. `broken` are theorems that
 * do not simply hold within their premises, `predictions` counts the verdicts on predictions.
 */
export function matrixFacts(rows: readonly Row[]) {
  const cells = rows.map(cellOf);
  const count = (word: VerdictWord) =>
    cells.filter(({ theorem, verdict }) => !theorem && verdict === word).length;
  return {
    cells,
    semantics: [...new Set(cells.map(({ semantics }) => semantics))],
    survivals: [...Map.groupBy(cells, ({ statement }) => statement).values()].map(survivalOf),
    broken: cells.filter(({ theorem, inside, verdict }) => theorem && inside && verdict !== "holds"),
    predictions: verdictWords.map((word) => ({ word, count: count(word) })),
  };
}

/** The verdict on one statement in one semantics; `inside` a theorem's premises, of which predictions have none. */
function cellOf(row: Row) {
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

/** In how many semantics a statement holds, exceptions allowed, and whether it does in all without any. */
const survivalOf = (own: readonly ReturnType<typeof cellOf>[]) => ({
  statement: own[0].statement,
  theorem: own.some(({ theorem }) => theorem),
  holding: own.filter(({ verdict }) => verdict === "holds" || verdict === "holds with exceptions").length,
  of: own.length,
  robust: own.every(({ verdict }) => verdict === "holds"),
});
