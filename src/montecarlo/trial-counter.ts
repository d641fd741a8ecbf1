import { byCause, failureCauses } from "../model/outcome.ts";
import type { Counts, PowerSums } from "./counts.ts";

/** What the kernels add the trials of one block to. */
export class TrialCounter {
  readonly #progress = new Map<number, number>();
  readonly #reached: number[];
  readonly #claimed: number[];
  readonly #firstMissed: number[];
  readonly #failures = new Float64Array(failureCauses.length);
  #trials = 0;
  #accepted = 0;
  #actions: PowerSums = none;
  #attempts: PowerSums = none;

  constructor(stages: number) {
    this.#reached = new Array<number>(stages).fill(0);
    this.#claimed = new Array<number>(stages).fill(0);
    this.#firstMissed = new Array<number>(stages).fill(0);
  }

  countStage(stage: number, reached: number, claimed: number): void {
    this.#reached[stage] += reached;
    this.#claimed[stage] += claimed;
  }

  /** Trials with that first miss; the cause by its place in `failureCauses`. */
  countMiss(stage: number, cause: number, trials: number): void {
    this.#firstMissed[stage] += trials;
    this.#failures[cause] += trials;
  }

  countProgress(index: number, trials: number): void {
    this.#progress.set(index, (this.#progress.get(index) ?? 0) + trials);
  }

  /** Trials, in how many of them every stage was accepted, and what they cost. */
  countTrials(trials: number, accepted: number, actions: PowerSums, attempts: PowerSums): void {
    this.#trials += trials;
    this.#accepted += accepted;
    this.#actions = plus(this.#actions, actions);
    this.#attempts = plus(this.#attempts, attempts);
  }

  counts(): Counts {
    const indices = [...this.#progress.keys()].sort((a, b) => a - b);
    return {
      trials: this.#trials,
      finalProgress: { indices, trials: indices.map((index) => this.#progress.get(index) as number) },
      reached: this.#reached,
      claimed: this.#claimed,
      firstMissed: this.#firstMissed,
      accepted: this.#accepted,
      failures: byCause((_, i) => this.#failures[i]),
      actions: this.#actions,
      attempts: this.#attempts,
    };
  }
}

const none: PowerSums = { sum: 0, squares: 0 };

const plus = (a: PowerSums, b: PowerSums): PowerSums => ({
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
});
