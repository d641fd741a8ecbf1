/** Trials in one block, unless asked otherwise. Part of the result: every block has a stream of its own. */
const defaultBlockSize = 8192;

/** A kernel holds a number or two for every trial of a block. */
export const largestBlock = 1_000_000;

/** How many blocks "until narrow enough" adds before it looks again. Fixed, so that no worker count can matter. */
export const blocksBetweenLooks = 4;

/** The blocks of a fixed number of trials, in order and one by one; the last takes what is left. */
export function* planBlocks(
  trials: number,
  blockSize: number = defaultBlockSize,
): Generator<{ readonly block: number; readonly trials: number }> {
  for (let block = 0; block * blockSize < trials; block++) {
    yield { block, trials: Math.min(blockSize, trials - block * blockSize) };
  }
}
