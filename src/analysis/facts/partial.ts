import { groupBy } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves, type Turns, turnsOf } from "./sweep.ts";

/** The partial harnesses of one agent over the number r of scaffolded chunks. */
export interface PartialCurve extends SweepCurve {
  readonly passes: Turns;
  readonly biases: Turns;
}

/** What partial harnesses of one chunk show, agent by agent: columns `agent`, `scaffolded`. */
export const partialFacts = (rows: readonly Row[]): readonly PartialCurve[] =>
  sweepCurves(rows, "agent", "scaffolded").map((curve) => ({
    ...curve,
    passes: turnsOf(curve.at, curve.pass, 1),
    biases: turnsOf(curve.at, curve.bias, -1),
  }));

/** Those of chunks of one size. */
export interface ChunkCurve extends PartialCurve {
  readonly chunk: number;
}

/** What they show chunk by chunk, small ones first: columns `agent`, `chunk`, `scaffolded`. */
export const shiftFacts = (rows: readonly Row[]): readonly (readonly ChunkCurve[])[] =>
  [...groupBy(rows, "chunk")]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([chunk, group]) => partialFacts(group).map((curve) => ({ ...curve, chunk: Number(chunk) })));
