/** How many trials an outcome is sampled with, unless asked otherwise, and at most. */
export const defaultTrials = 100_000;
export const mostTrials = 1e12;

/** How many whole trajectories are told at most: each of them stays in memory. */
export const mostTraces = 10_000;
