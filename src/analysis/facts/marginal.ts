import { log } from "../../model/pinned-math.ts";
import { groupBy, numberAt } from "../../stats/columns.ts";
import { isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { type Marginal, marginalAt, type PartialPieces } from "../../theory/laws/marginal.ts";
import { isConcave } from "../../theory/laws/unimodal.ts";
import { type Stop, stopAlong } from "../../theory/marginal-rule.ts";

/** What the r-th scaffolded chunk saves in the free tail and costs itself, and the pass rates without and with it. */
export interface AddedChunk extends Marginal {
  readonly r: number;
  readonly before: number;
  readonly after: number;
  /** Whether it saves more than it costs, by more than rounding. */
  readonly isWorth: boolean;
}

/** One agent's partial harnesses: where scaffolding should stop is said of their pass rates. */
export interface MarginalCurve extends Stop {
  readonly agent: string;
  /** F(0), F(1), … */
  readonly passRates: readonly number[];
  /** Whether log τ_r is concave in r: the premise of T3.unimodal. */
  readonly isConcave: boolean;
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
  const pieces = sorted.map(piecesOf);
  const passRates = pieces.map(({ passRate }) => passRate);
  const added = addedChunks(pieces);
  const stop = added.findIndex(({ isWorth }) => !isWorth);
  return {
    agent,
    passRates,
    ...stopAlong(passRates),
    isConcave: isConcave(pieces.map(({ tailReach }) => log(tailReach))),
    added,
    crossing: stop === -1 ? null : added[stop].r - 1,
    again: stop === -1 ? [] : added.slice(stop + 1).filter(({ isWorth }) => isWorth),
  };
}

const piecesOf = (row: Row): PartialPieces => ({
  passRate: numberAt(row, "passRate"),
  chunkReach: row["chunkReach"] === null ? null : numberAt(row, "chunkReach"),
  tailReach: numberAt(row, "tailReach"),
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
