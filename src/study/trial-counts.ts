import type { DrawnTrials } from "../stats/drawn-trials.ts";
import type { Row } from "../stats/table.ts";

/** What trials that were drawn are asked and kept under, beside the answers that were made of them. */
export const trialCounts = { name: "trial counts", columns: ["narrowest", "counts"] } as const;

/** Drawn trials as the row of an answer; how many there are its key says. */
export const rowOfTrials = ({ narrowest, counts }: DrawnTrials): Row => ({ narrowest, counts });

/** The trials of such a row. */
export const trialsOfRow = (trials: number, { narrowest, counts }: Row): DrawnTrials =>
  ({ trials, narrowest, counts }) as DrawnTrials;
