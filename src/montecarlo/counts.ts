import { LimitError } from "../model/errors.ts";
import { byCause, type FailureCause } from "../model/outcome.ts";

/** What trials came to, block after block, in whole numbers only: adding is exact, so the order of blocks cannot matter. */
export interface Counts {
  trials: number;
  /** Trials by the true progress they ended at, in lattice steps. */
  readonly finalProgress: Map<number, number>;
  /** For each stage: trials in which it was truly reached, accepted by the harness, the first not truly reached. */
  readonly reached: number[];
  readonly claimed: number[];
  readonly firstMissed: number[];
  /** Trials in which every stage was accepted. */
  accepted: number;
  /** Trials by the cause of their first miss; what is left of `trials` passed. */
  readonly failures: Record<FailureCause, number>;
  readonly actions: PowerSums;
  readonly attempts: PowerSums;
}

/** The sum over trials of a count, and of its square. */
export interface PowerSums {
  sum: number;
  squares: number;
}

/** The counts of no trials. */
export function noCounts(stages: number): Counts {
  const perStage = () => new Array<number>(stages).fill(0);
  return {
    trials: 0,
    finalProgress: new Map(),
    reached: perStage(),
    claimed: perStage(),
    firstMissed: perStage(),
    accepted: 0,
    failures: byCause(() => 0),
    actions: { sum: 0, squares: 0 },
    attempts: { sum: 0, squares: 0 },
  };
}

export function countProgress({ finalProgress }: Counts, index: number, trials: number): void {
  finalProgress.set(index, (finalProgress.get(index) ?? 0) + trials);
}

/**
 * Errors: LimitError when a sum has left the whole numbers a double holds (2⁵³), past which the order of blocks would show. That of
 * the squared actions is the largest.
 */
export function assertCountable({ actions: { squares } }: Counts): void {
  if (squares <= Number.MAX_SAFE_INTEGER) return;
  const what = "sum of squared costs over all trials";
  throw new LimitError(what, squares, Number.MAX_SAFE_INTEGER, "use fewer trials");
}
