import { groupBy, numberAt } from "../stats/columns.ts";
import { highest } from "../stats/local-peaks.ts";
import type { Row } from "../stats/table.ts";

/** The partial harnesses of one chunk size at one share of carry-over. */
export interface KeptCurve {
  readonly carryOver: number;
  /** F(0), F(1), … */
  readonly passRates: readonly number[];
  readonly best: number;
  /** How far the tail's actions lie from the agent's own, for each r: 0 to 1. */
  readonly variation: readonly number[];
  /** The same of a whole attempt, in nats. */
  readonly nats: readonly number[];
}

/** One chunk size at every share, ascending. */
export interface ChunkStudy {
  readonly chunk: number;
  readonly curves: readonly KeptCurve[];
}

/** What is said of a partial curve, and whether it stands beside the one without carry-over. */
export interface Conclusion {
  readonly name: string;
  readonly stands: (curve: KeptCurve, bare: KeptCurve) => boolean;
}

/** Evaluators round at about 1e-15 of a rate. */
const rounding = 1e-9;

const last = ({ passRates }: KeptCurve): number => passRates[passRates.length - 1];
const top = ({ passRates, best }: KeptCurve): number => passRates[best];

export const conclusions: readonly Conclusion[] = [
  {
    name: "interior peak",
    stands: (curve) => top(curve) > last(curve) + rounding && top(curve) > curve.passRates[0] + rounding,
  },
  { name: "peak at the same r", stands: (curve, bare) => curve.best === bare.best },
  { name: "partial beats full", stands: (curve) => top(curve) > last(curve) + rounding },
];

/** The shares in which a conclusion stands without a break from 0 on: the last of them; null when it does not stand at 0. */
export function standsUpTo({ curves }: ChunkStudy, { stands }: Conclusion): number | null {
  const failed = curves.findIndex((curve) => !stands(curve, curves[0]));
  if (failed === -1) return curves[curves.length - 1].carryOver;
  return failed === 0 ? null : curves[failed - 1].carryOver;
}

/** The chunk sizes of one pool. */
export function chunkStudies(rows: readonly Row[]): readonly ChunkStudy[] {
  return [...groupBy(rows, "chunk").values()].map((own) => ({
    chunk: numberAt(own[0], "chunk"),
    curves: [...groupBy(own, "carryOver").values()].map(keptCurve).sort((a, b) => a.carryOver - b.carryOver),
  }));
}

function keptCurve(rows: readonly Row[]): KeptCurve {
  const sorted = [...rows].sort((a, b) => numberAt(a, "scaffolded") - numberAt(b, "scaffolded"));
  const of = (column: string) => sorted.map((row) => numberAt(row, column));
  const passRates = of("passRate");
  return {
    carryOver: numberAt(rows[0], "carryOver"),
    passRates,
    best: highest(passRates),
    variation: of("totalVariation"),
    nats: of("nats"),
  };
}
