/** `tautline/process`: the semantics as explicit chance, where a step returns all that can happen; and its enumeration. */
export { type Arithmetic, enumerateOutcome, floatArithmetic } from "../process/enumerate.ts";
export { type Branch, Process } from "../process/process.ts";
export type { ProcessEvent } from "../process/process-event.ts";
export type { Attempt, Progress, State, Trajectory } from "../process/state.ts";
