import type { StageEnd } from "./explore-stage.ts";

/**
 * How the numbers of a trajectory stand side by side in one double, so that going through a stage is one addition. From the
 * lowest bit up: true progress above the least there can be, actions; attempts, stages refused, stages missed. Each field
 * has bits for its largest sum; the first two together, and the last three, fit a 32-bit whole number.
 */
export interface Packing {
  readonly progressBits: number;
  readonly actionsBits: number;
  readonly attemptsBits: number;
  /** Of stages refused, and of stages missed. */
  readonly stagesBits: number;
  /** What one attempt more adds, and one miss more: powers of two. */
  readonly attempt: number;
  readonly miss: number;
  readonly leastProgress: number;
  readonly stages: readonly PackedStage[];
}

/** The ends of a stage, and what each of them adds. */
export interface PackedStage {
  readonly ends: readonly StageEnd[];
  readonly added: Float64Array;
}

/** Where trajectories end is counted in an array, for which progress may not vary too much. */
const mostProgressBits = 16;

/** The packing for stages with these ends; null when their numbers do not fit, or progress varies too much. */
export function packingFor(stages: readonly (readonly StageEnd[])[]): Packing | null {
  const sum = (of: (ends: readonly StageEnd[]) => number) =>
    stages.reduce((total, ends) => total + of(ends), 0);
  const most = (of: (end: StageEnd) => number) =>
    sum((ends) => ends.reduce((m, end) => Math.max(m, of(end)), 0));
  const leastProgress = sum(leastTruth);
  const mostProgress = sum((ends) => ends.reduce((m, { truth }) => Math.max(m, truth), leastTruth(ends)));
  const progressBits = bitsOf(mostProgress - leastProgress);
  const actionsBits = bitsOf(most(({ actions }) => actions));
  const attemptsBits = bitsOf(most(({ attempts }) => attempts));
  const stagesBits = bitsOf(stages.length);
  const [low, high] = [progressBits + actionsBits, attemptsBits + 2 * stagesBits];
  if (progressBits > mostProgressBits || low > 30 || high > 30 || low + high > 53) return null;

  const attempt = powerOfTwo(low);
  const miss = attempt * powerOfTwo(attemptsBits + stagesBits);
  const added = (least: number) => (end: StageEnd) =>
    end.truth -
    least +
    end.actions * powerOfTwo(progressBits) +
    end.attempts * attempt +
    (end.accepted ? 0 : attempt * powerOfTwo(attemptsBits)) +
    (end.cause === null ? 0 : miss);
  const packed = stages.map((ends) => ({ ends, added: Float64Array.from(ends, added(leastTruth(ends))) }));
  return {
    progressBits,
    actionsBits,
    attemptsBits,
    stagesBits,
    attempt,
    miss,
    leastProgress,
    stages: packed,
  };
}

const leastTruth = (ends: readonly StageEnd[]): number =>
  ends.reduce((least, { truth }) => Math.min(least, truth), ends[0].truth);

/** The bits of a whole number; 31 and more are all alike too many. */
const bitsOf = (value: number): number => (value < powerOfTwo(30) ? 32 - Math.clz32(value) : 31);

/** Below 2³¹, where shifting is exact. */
const powerOfTwo = (bits: number): number => (1 << bits) >>> 0;
