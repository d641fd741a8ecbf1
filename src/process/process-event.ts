import type { FailureCause } from "../model/outcome.ts";
import type { EndReason, StageVerdict } from "../model/trace-event.ts";

/** What happens on the way of one trajectory, step by step of the semantics. Progress is in lattice steps, stages count from 0. */
export type ProcessEvent =
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
  | { readonly kind: "end"; readonly reason: EndReason };
