import type { FailureCause } from "../model/outcome.ts";
import type { EndReason } from "../model/trace-event.ts";

/** Reported and true progress, in lattice steps. */
export interface Progress {
  readonly reported: number;
  readonly truth: number;
}

/** Where a trajectory stands between stages. */
export interface Trajectory {
  /** Which of the scenario's pruned pools it runs with. */
  readonly pool: number;
  /** The coming stage, counted from 0. */
  readonly stage: number;
  readonly total: Progress;
  readonly actions: number;
  readonly attempts: number;
  /** Every stage so far was accepted by the harness. */
  readonly accepted: boolean;
  /** The first stage that was not truly reached, and why; null while there is none. */
  readonly firstMiss: { readonly stage: number; readonly cause: FailureCause } | null;
}

/** Where an attempt stands. `planned` is the number of actions of an open plan, null under closed feedback. */
export interface Attempt {
  readonly number: number;
  readonly aim: number;
  readonly planned: number | null;
  readonly taken: number;
  readonly progress: Progress;
  /** The best of the failed attempts at this stage, for `keep: best`. */
  readonly best: Progress | null;
}

/**
 * A state of the process: before an action, before a possible check of a claim, or at the end. In a claim without an
 * attempt the stage was met before any action.
 */
export type State =
  | { readonly phase: "act"; readonly trajectory: Trajectory; readonly attempt: Attempt }
  | {
      readonly phase: "claim";
      readonly trajectory: Trajectory;
      readonly attempt: Attempt;
      readonly met: boolean;
    }
  | {
      readonly phase: "end";
      readonly trajectory: Trajectory;
      readonly reason: EndReason;
    };
