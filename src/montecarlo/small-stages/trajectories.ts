import { type Counts, countProgress } from "../counts.ts";
import type { StageEnd } from "./explore-stage.ts";
import type { Packing } from "./packing.ts";

/** Trajectories side by side, taken through their stages one after another. Their numbers are packed: see `Packing`. */
export class Trajectories {
  readonly #packing: Packing;
  readonly #counts: Counts;
  readonly #sums: Float64Array;

  constructor(packing: Packing, trials: number, counts: Counts) {
    this.#packing = packing;
    this.#counts = counts;
    this.#sums = new Float64Array(trials);
  }

  /** Takes every trajectory through a stage; the place its run ended at stands in `places`, from `from` on. */
  pass(stage: number, places: Int32Array, from: number, rowShift: number): void {
    const { ends, added } = this.#packing.stages[stage];
    const sums = this.#sums;
    const perMiss = 1 / this.#packing.miss;
    // Runs by their end: those of trajectories without a miss so far, and those of the others.
    const seen = new Int32Array(2 * ends.length);
    for (let i = 0; i < sums.length; i++) {
      const end = (places[from + i] & 0xffff) >>> rowShift;
      const before = sums[i];
      sums[i] = before + added[end];
      const misses = (before * perMiss) | 0;
      // 1 when there are any, without a branch.
      seen[2 * end + ((misses | -misses) >>> 31)]++;
    }
    ends.forEach((end, i) => {
      this.#count(stage, end, seen[2 * i], seen[2 * i + 1]);
    });
  }

  #count(stage: number, { cause, accepted }: StageEnd, first: number, later: number): void {
    const { reached, claimed, firstMissed, failures } = this.#counts;
    if (accepted) claimed[stage] += first + later;
    if (cause === null) reached[stage] += first + later;
    else {
      firstMissed[stage] += first;
      failures[cause] += first;
    }
  }

  /** Counts where the trajectories ended, and what they cost. */
  end(): void {
    const { progressBits, attemptsBits, stagesBits, attempt, leastProgress } = this.#packing;
    const progressMask = (1 << progressBits) - 1;
    const attemptsMask = (1 << attemptsBits) - 1;
    const stagesMask = (1 << stagesBits) - 1;
    const perAttempt = 1 / attempt;
    const sums = this.#sums;
    const counts = this.#counts;
    const { actions, attempts } = counts;
    const ended = new Int32Array(1 << progressBits);
    let accepted = 0;
    let actionSum = 0;
    let actionSquares = 0;
    let attemptSum = 0;
    let attemptSquares = 0;
    for (let i = 0; i < sums.length; i++) {
      const high = (sums[i] * perAttempt) | 0;
      const low = (sums[i] - high * attempt) | 0;
      const taken = low >>> progressBits;
      const tried = high & attemptsMask;
      const refusals = (high >>> attemptsBits) & stagesMask;
      ended[low & progressMask]++;
      accepted += ((refusals | -refusals) >>> 31) ^ 1;
      actionSum += taken;
      actionSquares += taken * taken;
      attemptSum += tried;
      attemptSquares += tried * tried;
    }
    ended.forEach((trials, index) => {
      if (trials > 0) countProgress(counts, leastProgress + index, trials);
    });
    counts.trials += sums.length;
    counts.accepted += accepted;
    actions.sum += actionSum;
    actions.squares += actionSquares;
    attempts.sum += attemptSum;
    attempts.squares += attemptSquares;
  }
}
