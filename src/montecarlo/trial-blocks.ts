import type { Scenario } from "../model/scenario.ts";
import type { DrawnTrials } from "../stats/drawn-trials.ts";
import { assertCountable, type Counts, noCounts } from "./counts.ts";
import { countsFrom } from "./counts-text.ts";
import { drawsOf } from "./draws.ts";
import { compileKernel } from "./kernel.ts";

/** Trials in one block, unless asked otherwise. Part of the result: every block has a stream of its own. */
export const defaultBlockSize = 8192;

/** Raised when equal seeds come to draw other trials: what was kept of them is then not found. */
export const samplerVersion = 2;

/** The trials of a scenario under a seed, block after block, and what they come to so far. */
export class TrialBlocks {
  readonly scenario: Scenario;
  readonly counts: Counts;
  readonly #seed: string;
  readonly #cell: string;
  #block = 0;

  /** `drawn` are trials of the same stream to go on from: whole blocks of the usual size. */
  constructor(
    scenario: Scenario,
    { seed, cell }: { readonly seed: string; readonly cell: string },
    drawn: DrawnTrials | null = null,
  ) {
    const stages = scenario.stages.length;
    this.scenario = scenario;
    this.counts =
      drawn === null ? noCounts(stages) : countsFrom(drawn.counts, { trials: drawn.trials, stages });
    this.#seed = seed;
    this.#cell = cell;
    this.#block = this.counts.trials / defaultBlockSize;
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
