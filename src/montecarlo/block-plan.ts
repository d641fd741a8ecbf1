import { ScenarioError } from "../model/errors.ts";

/** Trials in one block, unless asked otherwise. Part of the result: every block has a stream of its own. */
const defaultBlockSize = 8192;

/** How many blocks "until narrow enough" adds before it looks again. Fixed, so that no worker count can matter. */
export const blocksBetweenLooks = 4;

/** The blocks of a fixed number of trials, in order; the last takes what is left. */
export function planBlocks(
  trials: number,
  blockSize: number = defaultBlockSize,
): readonly { readonly block: number; readonly trials: number }[] {
  assertWhole("trials", trials);
  assertWhole("blockSize", blockSize);
  const blocks = Math.ceil(trials / blockSize);
  return Array.from({ length: blocks }, (_, block) => ({
    block,
    trials: Math.min(blockSize, trials - block * blockSize),
  }));
}

/** Errors: ScenarioError, naming the option, for anything but a whole number of 1 or more. */
export function assertWhole(path: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new ScenarioError({ path, problem: `must be a whole number of 1 or more, but is ${value}` });
}
