import { groupBy, numberAt } from "../../stats/columns.ts";
import { beatsBothEnds, indexOfHighest, isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";

/** The partial harnesses of one chunk size at one share κ of carry-over. */
export interface KeptCurve {
  readonly carryOver: number;
  /** F(0), F(1), … */
  readonly passRates: readonly number[];
  /** The r that is best. */
  readonly best: number;
}

/** What is said of a partial curve. */
export type Conclusion = "inside" | "place" | "partial";

/** Neighbouring shares of a sweep, from the first to the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One chunk size at every share, ascending. */
export interface ChunkStudy {
  readonly chunk: number;
  readonly curves: readonly KeptCurve[];
  /** The shares in which each conclusion stands. */
  readonly standing: Readonly<Record<Conclusion, readonly Range[]>>;
}

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

/** The studies of each chunk size, of one pool: columns `chunk`, `carryOver`, `scaffolded`, `passRate`. */
export function chunkStudies(rows: readonly Row[]): readonly ChunkStudy[] {
  return [...groupBy(rows, "chunk").values()].map((own) => {
    const curves = [...groupBy(own, "carryOver").values()]
      .map(keptCurve)
      .sort((a, b) => a.carryOver - b.carryOver);
    const rangesOf = (conclusion: Conclusion) =>
      rangesWhere(curves, (curve) => stands[conclusion](curve, curves[0]));
    const standing = {
      inside: rangesOf("inside"),
      place: rangesOf("place"),
      partial: rangesOf("partial"),
    };
    return { chunk: numberAt(own[0], "chunk"), curves, standing };
  });
}

function keptCurve(rows: readonly Row[]): KeptCurve {
  const sorted = rows.toSorted((a, b) => numberAt(a, "scaffolded") - numberAt(b, "scaffolded"));
  const passRates = sorted.map((row) => numberAt(row, "passRate"));
  return { carryOver: numberAt(rows[0], "carryOver"), passRates, best: indexOfHighest(passRates) };
}

function rangesWhere(curves: readonly KeptCurve[], holds: (curve: KeptCurve) => boolean): readonly Range[] {
  const ranges: Range[] = [];
  curves.forEach((curve, i) => {
    if (!holds(curve)) return;
    const { carryOver: to } = curve;
    const last = ranges[ranges.length - 1];
    if (last !== undefined && last.to === curves[i - 1].carryOver)
      ranges[ranges.length - 1] = { ...last, to };
    else ranges.push({ from: to, to });
  });
  return ranges;
}

/** The last share up to which a conclusion stands without a break from the first on; null when it does not stand there. */
export function standsUpTo({ curves, standing }: ChunkStudy, conclusion: Conclusion): number | null {
  const [range] = standing[conclusion];
  return range?.from === curves[0].carryOver ? range.to : null;
}

/** Whether a conclusion stands at every share. */
export const standsThroughout = (study: ChunkStudy, conclusion: Conclusion): boolean =>
  standsUpTo(study, conclusion) === study.curves[study.curves.length - 1].carryOver;

/** How far a tail's actions lie from the agent's own, and a whole attempt in nats, at one share. */
export interface TailShift {
  readonly carryOver: number;
  readonly variation: number;
  readonly nats: number;
}

/** A pool's study with the tail's shifts at the r that is best without carry-over. */
export interface ShiftedStudy extends ChunkStudy {
  readonly shifts: readonly TailShift[];
}

/** What carry-over does to a pool that it moves, and to pools that it does not. */
export interface SeparabilityFacts {
  /** Of the pools whose actions move; of all when none does. */
  readonly guided: readonly ShiftedStudy[];
  /** The largest change of a pass rate of a pool whose actions do not move; null without such a pool. */
  readonly moved: number | null;
}

/** The facts of a table of `tail-divergence` rows. */
export function separabilityFacts(rows: readonly Row[]): SeparabilityFacts {
  const pools = [...groupBy(rows, "pool").values()];
  const isMoved = (own: readonly Row[]) => own.some((row) => numberAt(row, "totalVariation") > 0);
  const guided = pools.filter(isMoved);
  const lone = pools.filter((own) => !isMoved(own)).flatMap(chunkStudies);
  return {
    guided: (guided.length > 0 ? guided : pools).flatMap((own) =>
      chunkStudies(own).map((study) => shifted(study, own)),
    ),
    moved: lone.length === 0 ? null : Math.max(...lone.flatMap(({ curves }) => movesOf(curves))),
  };
}

function shifted(study: ChunkStudy, rows: readonly Row[]): ShiftedStudy {
  const { best } = study.curves[0];
  const shifts = rows
    .filter((row) => numberAt(row, "chunk") === study.chunk && numberAt(row, "scaffolded") === best)
    .map((row) => ({
      carryOver: numberAt(row, "carryOver"),
      variation: numberAt(row, "totalVariation"),
      nats: numberAt(row, "nats"),
    }));
  return { ...study, shifts: shifts.sort((a, b) => a.carryOver - b.carryOver) };
}

const movesOf = (curves: readonly KeptCurve[]): readonly number[] =>
  curves.flatMap(({ passRates }) => passRates.map((rate, r) => Math.abs(rate - curves[0].passRates[r])));
