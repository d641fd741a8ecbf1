import { groupBy } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";
import { type TurningCurve, turningCurves } from "./sweep.ts";

/** What partial harnesses of one chunk show, agent by agent: columns `agent`, `scaffolded`. */
export const partialFacts = (rows: readonly Row[]): readonly TurningCurve[] =>
  turningCurves(rows, "agent", "scaffolded");

/** Those of chunks of one size. */
export interface ChunkCurve extends TurningCurve {
  readonly chunk: number;
}

/** What they show chunk by chunk, small ones first: columns `agent`, `chunk`, `scaffolded`. */
export const shiftFacts = (rows: readonly Row[]): readonly (readonly ChunkCurve[])[] =>
  [...groupBy(rows, "chunk")]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([chunk, group]) => partialFacts(group).map((curve) => ({ ...curve, chunk: Number(chunk) })));
