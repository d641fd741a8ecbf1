/** Trials in one block, unless asked otherwise. Part of the result: every block has a stream of its own. */
export const defaultBlockSize = 8192;

/** A kernel holds a number or two for every trial of a block. */
export const largestBlock = 1_000_000;

/** How many blocks "until narrow enough" adds before it looks again. Fixed, so that no worker count can matter. */
export const blocksBetweenLooks = 4;
