/** `tautline/process`: the semantics as explicit chance, where a step returns all that can happen; and its enumeration. */
export { type Arithmetic, enumerateOutcome, floatArithmetic } from "../process/enumerate.ts";
export { type Branch, Process } from "../process/process.ts";
export type { Attempt, State } from "../process/state.ts";
