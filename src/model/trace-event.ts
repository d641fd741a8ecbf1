import type { FailureCause } from "./outcome.ts";

/**
 * What happens in a trajectory, one event at a time. Progress is in lattice steps: multiply by the scenario's step.
 * The same events come from the semantics (docs/model.md, section 2) whichever engine asks.
 */
export type TraceEvent =
  | { readonly kind: "prune"; readonly left: readonly string[] }
  | { readonly kind: "stage"; readonly stage: number; readonly aim: number }
  | {
      readonly kind: "attempt";
      readonly stage: number;
      readonly attempt: number;
      readonly planned: number | null;
    }
  | {
      readonly kind: "action";
      readonly distribution: string;
      readonly reported: number;
      readonly truthful: boolean;
      /** Progress inside the attempt after the action, as reported and as true. */
      readonly progress: number;
      readonly trueProgress: number;
      readonly undone: boolean;
    }
  | { readonly kind: "check"; readonly supported: boolean; readonly checked: boolean }
  | { readonly kind: "attemptFailed"; readonly cause: FailureCause }
  | {
      readonly kind: "stageEnd";
      readonly stage: number;
      readonly verdict: StageVerdict;
      readonly cause: FailureCause | null;
      /** Reported and true progress of the whole trajectory after the stage. */
      readonly progress: number;
      readonly trueProgress: number;
    }
  | { readonly kind: "end"; readonly reason: "finished" | "aborted" | "budget" };

/** Truly reached; accepted on an unsupported claim; or missed after the last attempt. */
export type StageVerdict = "reached" | "falselyAccepted" | "missed";
