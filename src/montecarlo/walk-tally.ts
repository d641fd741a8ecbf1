import type { FailureCause } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import { type Counts, countProgress, type PowerSums } from "./counts.ts";

/** How an attempt or a stage ends, as a number that tables have a place for. The first two are accepted. */
export const ends = {
  reached: 0,
  falselyAccepted: 1,
  overshoot: 2,
  stall: 3,
  unreachable: 4,
  unsupportedClaim: 5,
  budget: 6,
} as const;

export type End = (typeof ends)[keyof typeof ends];

/** What each end is counted as where it is a trial's first miss, by its number. */
const causes: readonly (FailureCause | null)[] = [
  null,
  "unsupportedClaim",
  "overshoot",
  "stall",
  "unreachable",
  "unsupportedClaim",
  "budget",
];

/** Final progress that is at most so many lattice steps from the goal is counted without being hashed, in a run of many trials. */
const near = 2048;

/** In a run of fewer trials the table of it would cost more than it saves. */
const many = 1000;

/** What trials come to, in flat tables of whole numbers, which a hot loop can write to. */
export class WalkTally {
  /** By stage and end: stages that ended so, and trials whose first miss it was. */
  readonly #ended: Float64Array;
  readonly #missed: Float64Array;
  /** Trials by true progress, from `least` on; and the progress of the others. */
  readonly #progress: Float64Array;
  readonly #least: number;
  readonly #farProgress: number[] = [];
  readonly #actions: PowerSums = { sum: 0, squares: 0 };
  readonly #attempts: PowerSums = { sum: 0, squares: 0 };
  #trials = 0;
  #accepted = 0;

  constructor({ stages, goal, step }: Scenario, trials: number) {
    this.#progress = new Float64Array(trials < many ? 0 : 2 * near + 1);
    this.#ended = new Float64Array(stages.length * causes.length);
    this.#missed = new Float64Array(stages.length * causes.length);
    this.#least = Math.round(goal / step) - near;
  }

  /** A stage was begun and ended so. */
  stage(stage: number, end: End): void {
    this.#ended[stage * causes.length + end]++;
  }

  /** The first stage of a trial that was not truly reached. */
  firstMiss(stage: number, end: End): void {
    this.#missed[stage * causes.length + end]++;
  }

  /** A trial has come to its end. */
  trial(truth: number, actions: number, attempts: number, accepted: boolean): void {
    this.#trials++;
    if (accepted) this.#accepted++;
    addCost(this.#actions, actions);
    addCost(this.#attempts, attempts);
    const place = truth - this.#least;
    if (place >= 0 && place < this.#progress.length) this.#progress[place]++;
    else this.#farProgress.push(truth);
  }

  addTo(counts: Counts): void {
    counts.trials += this.#trials;
    counts.accepted += this.#accepted;
    for (const cost of ["actions", "attempts"] as const) {
      const { sum, squares } = cost === "actions" ? this.#actions : this.#attempts;
      counts[cost].sum += sum;
      counts[cost].squares += squares;
    }
    for (let at = 0; at < this.#ended.length; at++) {
      const [stage, end] = [Math.floor(at / causes.length), at % causes.length];
      if (end === ends.reached) counts.reached[stage] += this.#ended[at];
      if (end <= ends.falselyAccepted) counts.claimed[stage] += this.#ended[at];
      counts.firstMissed[stage] += this.#missed[at];
      const cause = causes[end];
      if (cause !== null) counts.failures[cause] += this.#missed[at];
    }
    for (const [place, trials] of this.#progress.entries())
      if (trials > 0) countProgress(counts, this.#least + place, trials);
    for (const truth of this.#farProgress) countProgress(counts, truth, 1);
  }
}

function addCost(sums: PowerSums, cost: number): void {
  sums.sum += cost;
  sums.squares += cost * cost;
}
