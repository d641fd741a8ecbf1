import { byCount, groupBy, numberAt, numbersAt } from "../../stats/columns.ts";
import { beatsBothEnds, indexOfHighest, isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";

export type KeptCurve = Readonly<ReturnType<typeof keptCurve>>;

/** What is said of a partial curve. */
export type Conclusion = "inside" | "place" | "partial";

/** The last share up to which each conclusion stands from the least on; null where it does not stand at that. */
export type Standing = Readonly<Record<Conclusion, number | null>>;

/** One pool and chunk size at every share, ascending. */
export type ChunkStudy = Readonly<ReturnType<typeof studyOf>>;

/**
 * Whether a conclusion stands beside the curve without carry-over: some r inside passes more often than none and all, and
 * the best r is still the same one; or some r inside passes more often than all.
 */
const stands: Readonly<Record<Conclusion, (curve: KeptCurve, bare: KeptCurve) => boolean>> = {
  inside: ({ passRates }) => beatsBothEnds(passRates),
  place: (curve, bare) => beatsBothEnds(curve.passRates) && curve.best === bare.best,
  partial: ({ passRates }) =>
    passRates.slice(1, -1).some((rate) => isAbove(rate, passRates[passRates.length - 1])),
};

/** The studies of each pool and chunk size: columns `pool`, `chunk`, `carryOver`, `scaffolded`, `passRate`. */
export const chunkStudies = (rows: readonly Row[]): readonly ChunkStudy[] =>
  [...groupBy(rows, "pool")].flatMap(([pool, own]) =>
    [...groupBy(own, "chunk").values()].map((group) => studyOf(pool, group)),
  );

function studyOf(pool: string, rows: readonly Row[]) {
  const curves = [...groupBy(rows, "carryOver").values()]
    .map(keptCurve)
    .sort((a, b) => a.carryOver - b.carryOver);
  const shares = curves.map(({ carryOver }) => carryOver);
  const upTo = standsUpTo(shares, (i) => curves[i], 1);
  return { pool, chunk: numberAt(rows[0], "chunk"), curves, upTo };
}

/** The pass rates F(0), F(1), … of rows at one share κ of carry-over, and the r that is best. */
export function keptCurve(rows: readonly Row[]) {
  const sorted = byCount(rows, "scaffolded");
  const passRates = sorted.map((row) => numberAt(row, "passRate"));
  return { carryOver: numberAt(rows[0], "carryOver"), passRates, best: indexOfHighest(passRates) };
}

/**
 * Up to which of ascending shares each conclusion stands. So many of them are passed over at once, and half as many where a
 * conclusion has fallen: a stride of 1 looks at every one, a longer one asks for few of their curves.
 */
export function standsUpTo(
  shares: readonly number[],
  curveAt: (index: number) => KeptCurve,
  stride: number,
): Standing {
  const lastOf = (conclusion: Conclusion): number | null => {
    const isAt = (index: number) => stands[conclusion](curveAt(index), curveAt(0));
    if (!isAt(0)) return null;
    let last = 0;
    for (let step = stride; step > 0 && last < shares.length - 1; ) {
      const next = Math.min(last + step, shares.length - 1);
      if (isAt(next)) last = next;
      else step >>= 1;
    }
    return shares[last];
  };
  return { inside: lastOf("inside"), place: lastOf("place"), partial: lastOf("partial") };
}

/** Whether a conclusion stands at every share. */
export const standsThroughout = ({ curves, upTo }: ChunkStudy, conclusion: Conclusion): boolean =>
  upTo[conclusion] === curves[curves.length - 1].carryOver;

/**
 * How far the tail's actions lie from the agent's own, on average and at most, and a whole attempt in nats: by ascending share, at the r
 * that is best without carry-over.
 */
function tailShifts({ pool, chunk, curves }: ChunkStudy, rows: readonly Row[]) {
  const at = { pool, chunk, scaffolded: curves[0].best };
  return rows
    .filter((row) => Object.entries(at).every(([axis, value]) => row[axis] === value))
    .map((row) => ({
      ...numbersAt(row, "carryOver", "largest", "nats"),
      variation: numberAt(row, "totalVariation"),
    }))
    .sort((a, b) => a.carryOver - b.carryOver);
}

export type SeparabilityFacts = Readonly<ReturnType<typeof separabilityFacts>>;
export type ShiftedStudy = SeparabilityFacts["guided"][number];

/**
 * What carry-over does, from `tail-divergence` rows: the `guided` pools are those whose actions move (all when none does), `moved`
 * is the largest change of a pass rate of the others; null without any.
 */
export function separabilityFacts(rows: readonly Row[]) {
  const studies = chunkStudies(rows).map((study) => ({ ...study, shifts: tailShifts(study, rows) }));
  const isMoved = ({ pool }: ChunkStudy) =>
    rows.some((row) => row["pool"] === pool && numberAt(row, "totalVariation") > 0);
  const guided = studies.filter(isMoved);
  const lone = studies.filter((study) => !isMoved(study));
  return {
    guided: guided.length > 0 ? guided : studies,
    moved: lone.length === 0 ? null : Math.max(...lone.flatMap(({ curves }) => movesOf(curves))),
  };
}

const movesOf = (curves: readonly KeptCurve[]): readonly number[] =>
  curves.flatMap(({ passRates }) => passRates.map((rate, r) => Math.abs(rate - curves[0].passRates[r])));
