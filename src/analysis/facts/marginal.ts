import { log } from "../../model/pinned-math.ts";
import { byCount, groupBy, numberAt } from "../../stats/columns.ts";
import { isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { marginalAt, type PartialPieces } from "../../theory/laws/marginal.ts";
import { isConcave } from "../../theory/laws/unimodal.ts";
import { stopAlong } from "../../theory/marginal-rule.ts";

export type AddedChunk = Readonly<ReturnType<typeof addedChunks>[number]>;
export type MarginalCurve = Readonly<ReturnType<typeof curveOf>>;

/** The facts of a table of `partial-pieces` rows, agent by agent. */
export const marginalCurves = (rows: readonly Row[]): readonly MarginalCurve[] =>
  [...groupBy(rows, "agent")].map(([agent, own]) => curveOf(agent, own));

/**
 * One agent's partial harnesses F(0), F(1), … and where scaffolding should stop: `isConcave` is the premise of T3.unimodal, of
 * log τ_r; `added` begins with the first chunk that brings the tail within reach; `crossing` is the last chunk before the first not
 * worth its cost (null when every one is), `again` are those past it that are.
 */
function curveOf(agent: string, rows: readonly Row[]) {
  const sorted = byCount(rows, "scaffolded");
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
    again: stop === -1 ? [] : added.slice(stop).filter(({ isWorth }) => isWorth),
  };
}

const piecesOf = (row: Row): PartialPieces => ({
  passRate: numberAt(row, "passRate"),
  chunkReach: row["chunkReach"] === null ? null : numberAt(row, "chunkReach"),
  tailReach: numberAt(row, "tailReach"),
});

/**
 * What each chunk of partial harnesses r = 0, 1, … saves in the free tail and costs itself, and the pass rates without and with it;
 * undecided ones, both tails being out of reach, are left out.
 */
const addedChunks = (pieces: readonly PartialPieces[]) =>
  pieces.slice(1).flatMap((next, i) => {
    const marginal = marginalAt(pieces[i], next);
    const isWorth = isAbove(marginal.ratio, 1);
    const chunk = { ...marginal, r: i + 1, before: pieces[i].passRate, after: next.passRate, isWorth };
    return Number.isNaN(marginal.ratio) ? [] : [chunk];
  });
