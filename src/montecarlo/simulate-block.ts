import type { Counts } from "./counts.ts";
import { drawsOf } from "./draws.ts";
import type { Kernel } from "./kernel.ts";

/** One block of trials. */
export interface Block {
  readonly seed: string;
  /** The cell of a study, so that cells of one seed are independent; empty by default. */
  readonly cell?: string;
  /** The number of the block, from 0. */
  readonly block: number;
  readonly trials: number;
}

/** Runs one block of trials, from the block's own streams: the same counts whoever runs it, and whenever. */
export function simulateBlock(kernel: Kernel, { seed, cell = "", block, trials }: Block): Counts {
  return kernel.run(drawsOf(seed, cell, "block", block), trials);
}
