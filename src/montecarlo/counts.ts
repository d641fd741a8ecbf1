import { LimitError } from "../model/errors.ts";
import { byCause, type FailureCause } from "../model/outcome.ts";

/**
 * What a number of trials came to, in whole numbers only: adding is exact, so the order of blocks cannot matter.
 *
 * Plain data: it can be posted to a worker, kept as JSON and added with `mergeCounts`.
 */
export interface Counts {
  readonly trials: number;
  /** Trials that ended at each true progress, in lattice steps: `indices` ascending, `trials` aligned with it. */
  readonly finalProgress: { readonly indices: readonly number[]; readonly trials: readonly number[] };
  /** For each stage: trials in which it was truly reached, accepted by the harness, the first not truly reached. */
  readonly reached: readonly number[];
  readonly claimed: readonly number[];
  readonly firstMissed: readonly number[];
  /** Trials in which every stage was accepted. */
  readonly accepted: number;
  /** Trials by the cause of their first miss; what is left of `trials` passed. */
  readonly failures: { readonly [Cause in FailureCause]: number };
  readonly actions: PowerSums;
  readonly attempts: PowerSums;
}

/** The sum over trials of a count, and of its square. */
export interface PowerSums {
  readonly sum: number;
  readonly squares: number;
}

/**
 * Adds counts of one scenario; of none, all is 0. Errors: LimitError when a sum leaves the whole numbers a double holds (2⁵³), past which
 * the order of blocks would show.
 */
export function mergeCounts(counts: readonly Counts[]): Counts {
  const total = (of: (one: Counts) => number): number =>
    checked(counts.reduce((sum, one) => sum + of(one), 0));
  const perStage = (of: (one: Counts) => readonly number[]): readonly number[] => sumOfRows(counts.map(of));
  const powerSums = (of: (one: Counts) => PowerSums): PowerSums => ({
    sum: total((one) => of(one).sum),
    squares: total((one) => of(one).squares),
  });
  return {
    trials: total((one) => one.trials),
    finalProgress: mergeProgress(counts),
    reached: perStage((one) => one.reached),
    claimed: perStage((one) => one.claimed),
    firstMissed: perStage((one) => one.firstMissed),
    accepted: total((one) => one.accepted),
    failures: byCause((cause) => total((one) => one.failures[cause])),
    actions: powerSums((one) => one.actions),
    attempts: powerSums((one) => one.attempts),
  };
}

function mergeProgress(counts: readonly Counts[]): Counts["finalProgress"] {
  const sums = new Map<number, number>();
  for (const { finalProgress } of counts) {
    finalProgress.indices.forEach((index, i) => {
      sums.set(index, (sums.get(index) ?? 0) + finalProgress.trials[i]);
    });
  }
  const indices = [...sums.keys()].sort((a, b) => a - b);
  return { indices, trials: indices.map((index) => sums.get(index) as number) };
}

/** Rows of equal length, or empty: the sum of no counts has no stages yet. */
function sumOfRows(rows: readonly (readonly number[])[]): readonly number[] {
  const sums = new Array<number>(rows.reduce((most, { length }) => Math.max(most, length), 0)).fill(0);
  for (const row of rows) for (let i = 0; i < row.length; i++) sums[i] += row[i];
  return sums;
}

function checked(sum: number): number {
  if (sum <= Number.MAX_SAFE_INTEGER) return sum;
  const what = "sum of squared costs over all trials";
  throw new LimitError(what, sum, Number.MAX_SAFE_INTEGER, "use fewer trials");
}
