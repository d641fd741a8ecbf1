import type { TraceEvent, TraceEventOf, TraceKind, TraceKinds } from "../../src/model/trace-event.ts";

/** An event that stands anywhere unless said. */
export const event = <Kind extends TraceKind>(
  kind: Kind,
  body: TraceKinds[Kind],
  at: Partial<Pick<TraceEvent, "task" | "run" | "stage" | "step">> = {},
) => ({ task: "job", run: 0, stage: null, step: 0, ...at, kind, ...body }) as unknown as TraceEventOf<Kind>;

/** One event of each kind. */
export const oneOfEach: { readonly [Kind in TraceKind]: TraceEventOf<Kind> } = {
  start: event("start", { seed: "7" }),
  prune: event("prune", { left: ["fours", "fives"] }),
  stage: event("stage", { part: "tail", aim: 4.5 }, { stage: 0 }),
  attempt: event("attempt", { attempt: 1, planned: null }, { stage: 0 }),
  action: event(
    "action",
    { distribution: "fours", reported: 4, truthful: true, progress: 4, trueProgress: 0, undone: false },
    { stage: 0, step: 1 },
  ),
  check: event("check", { supported: false, checked: true }, { stage: 0, step: 1 }),
  attemptFailed: event("attemptFailed", { cause: "stall" }, { stage: 0, step: 1 }),
  stageEnd: event(
    "stageEnd",
    { verdict: "missed", cause: "stall", progress: 4, trueProgress: 0 },
    { stage: 0, step: 1 },
  ),
  toolCall: event("toolCall", {
    tool: "find",
    arguments: { id: [1, null] },
    status: "repaired",
    message: null,
  }),
  move: event("move", { player: "x", move: "b2", legal: false }, { step: 3 }),
  edit: event("edit", { surface: "harness.attempts", from: 3, to: { low: 4 }, verdict: "proposed" }),
  end: event("end", {
    reason: "aborted",
    passed: false,
    firstMiss: { stage: 1, cause: "overshoot" },
    total: { progress: 3, goal: 4, attempts: 2, terminalPass: true },
  }),
};
