import type { Scenario } from "../model/scenario.ts";
import type { Counts } from "./counts.ts";
import { drawsOf } from "./draws.ts";
import { compileKernel } from "./kernel.ts";

/** One block of trials: what a worker is sent beside the scenario. */
export interface Block {
  readonly seed: string;
  /** The cell of a study, so that cells of one seed are independent; empty by default. */
  readonly cell?: string;
  /** The number of the block, from 0. */
  readonly block: number;
  readonly trials: number;
}

/**
 * Runs one block of trials, from the block's own streams: the same counts whoever runs it, and whenever.
 *
 * Errors: LimitError of the model, where one of its tables would be too large.
 */
export function simulateBlock(scenario: Scenario, { seed, cell = "", block, trials }: Block): Counts {
  return compileKernel(scenario).run(drawsOf(seed, cell, "block", block), trials);
}
