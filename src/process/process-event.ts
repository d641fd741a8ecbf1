import type { EndReason, TraceKinds } from "../model/trace-event.ts";

/**
 * What happens on the way of one trajectory, step by step of the semantics: as a trace tells it (src/montecarlo/recorded.ts), but
 * with progress in lattice steps, and stages, from 0, beside the events that are about one.
 */
export type ProcessEvent =
  | ({ readonly kind: "prune" } & TraceKinds["prune"])
  | { readonly kind: "stage"; readonly stage: number; readonly aim: number }
  | ({ readonly kind: "attempt"; readonly stage: number } & TraceKinds["attempt"])
  | ({ readonly kind: "action" } & TraceKinds["action"])
  | ({ readonly kind: "check" } & TraceKinds["check"])
  | ({ readonly kind: "attemptFailed" } & TraceKinds["attemptFailed"])
  | ({ readonly kind: "stageEnd"; readonly stage: number } & TraceKinds["stageEnd"])
  | { readonly kind: "end"; readonly reason: EndReason };
