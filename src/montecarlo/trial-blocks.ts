import type { Scenario } from "../model/scenario.ts";
import { assertCountable, type Counts, noCounts } from "./counts.ts";
import { drawsOf } from "./draws.ts";
import { compileKernel } from "./kernel.ts";

/** Trials in one block, unless asked otherwise. Part of the result: every block has a stream of its own. */
export const defaultBlockSize = 8192;

/** The trials of a scenario under a seed, block after block, and what they come to so far. */
export class TrialBlocks {
  readonly scenario: Scenario;
  readonly counts: Counts;
  readonly #seed: string;
  readonly #cell: string;
  #block = 0;

  constructor(scenario: Scenario, { seed, cell }: { readonly seed: string; readonly cell: string }) {
    this.scenario = scenario;
    this.counts = noCounts(scenario.stages.length);
    this.#seed = seed;
    this.#cell = cell;
  }

  /**
   * Adds blocks, and yields after each, until there are so many trials; of the last block it takes what is missing.
   * Errors: LimitError of the model, and where whole numbers would no longer be exact.
   */
  *upTo(trials: number, blockSize = defaultBlockSize): Generator<void> {
    const { counts } = this;
    const kernel = compileKernel(this.scenario);
    while (counts.trials < trials) {
      const draws = drawsOf(this.#seed, this.#cell, "block", this.#block++);
      kernel.run(draws, Math.min(blockSize, trials - counts.trials), counts);
      assertCountable(counts);
      yield;
    }
  }
}
