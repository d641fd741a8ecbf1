import { groupBy, numberAt } from "../../stats/columns.ts";
import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { type Marginal, marginalAt, type PartialPieces } from "../../theory/laws/marginal.ts";

/** What the r-th scaffolded chunk saves in the free tail and costs itself, and the pass rates without and with it. */
export interface AddedChunk extends Marginal {
  readonly r: number;
  readonly before: number;
  readonly after: number;
  /** Whether it saves more than it costs, by more than rounding. */
  readonly isWorth: boolean;
}

/** One agent's partial harnesses. */
export interface MarginalCurve {
  readonly agent: string;
  /** F(0), F(1), … */
  readonly passRates: readonly number[];
  /** The r with the highest pass rate. */
  readonly best: number;
  /** The chunks that have anything to save: from the first that brings the tail within reach. */
  readonly added: readonly AddedChunk[];
  /** The last chunk before the first that is not worth its cost; null when every one is. */
  readonly crossing: number | null;
  /** The chunks past that one which are worth their cost again. */
  readonly again: readonly AddedChunk[];
}

/** The facts of a table of `partial-pieces` rows, agent by agent. */
export const marginalCurves = (rows: readonly Row[]): readonly MarginalCurve[] =>
  [...groupBy(rows, "agent")].map(([agent, own]) => curveOf(agent, own));

function curveOf(agent: string, rows: readonly Row[]): MarginalCurve {
  const sorted = rows.toSorted((a, b) => numberAt(a, "scaffolded") - numberAt(b, "scaffolded"));
  const passRates = sorted.map((row) => numberAt(row, "passRate"));
  const added = addedChunks(sorted.map(piecesOf));
  const stop = added.findIndex(({ isWorth }) => !isWorth);
  return {
    agent,
    passRates,
    best: indexOfHighest(passRates),
    added,
    crossing: stop === -1 ? null : added[stop].r - 1,
    again: stop === -1 ? [] : added.slice(stop + 1).filter(({ isWorth }) => isWorth),
  };
}

const piecesOf = (row: Row): PartialPieces => ({
  passRate: numberAt(row, "passRate"),
  scaffold: row["chunkReach"] === null ? [] : [numberAt(row, "chunkReach")],
  tail: numberAt(row, "tailReach"),
});

/** The chunks of partial harnesses r = 0, 1, …; undecided ones, both tails being out of reach, are left out. */
const addedChunks = (pieces: readonly PartialPieces[]): readonly AddedChunk[] =>
  pieces.slice(1).flatMap((next, i) => {
    const marginal = marginalAt(pieces[i], next);
    const { passRate: before } = pieces[i];
    const chunk = {
      ...marginal,
      r: i + 1,
      before,
      after: next.passRate,
      isWorth: isAbove(marginal.ratio, 1),
    };
    return Number.isNaN(marginal.ratio) ? [] : [chunk];
  });
