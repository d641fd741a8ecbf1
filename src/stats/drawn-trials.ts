/** Trials that were drawn before: whoever draws more of the same stream goes on from them, to the same bytes as if from nothing. */
export interface DrawnTrials {
  readonly trials: number;
  /**
   * How far the 95 % interval of the success rate reached where it was narrowest, of the looks before the last block; null where there
   * was none. Who samples until it is narrow learns from it that none of them would have ended the sampling.
   */
  readonly narrowest: number | null;
  /** What they came to, as `countsText` writes it. */
  readonly counts: string;
}
