import { type FailureCause, failureCauses } from "../model/outcome.ts";

/**
 * How an attempt or a stage ended: a cause, by its place in `failureCauses`, or one of the two ways to be accepted. Inside an
 * attempt also: not yet, and with a claim to be looked at.
 */
export type Ending = number;
export const reached: Ending = -1;
export const falselyAccepted: Ending = -2;
export const none: Ending = -3;
export const claimed: Ending = -4;

const codeOf = (cause: FailureCause): Ending => failureCauses.indexOf(cause);
export const overshoot = codeOf("overshoot");
export const stall = codeOf("stall");
export const unreachable = codeOf("unreachable");
export const unsupportedClaim = codeOf("unsupportedClaim");
export const budgetSpent = codeOf("budget");
