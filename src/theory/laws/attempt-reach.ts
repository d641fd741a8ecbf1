import { solveAttempt } from "../../exact/attempt.ts";
import { Effort } from "../../exact/effort.ts";
import { judge } from "../../exact/stage.ts";
import type { Semantics } from "../../model/semantics.ts";
import type { StageLaw } from "../../model/stage-law.ts";

/** The probability that one attempt is judged to have reached, going by what it reports. */
export function attemptReach(law: StageLaw, feedback: Semantics["feedback"]): number {
  if (feedback === "closed") return law.continuation(0, law.target.horizon);
  const [end] = solveAttempt(law, { feedback, byAction: false }, new Effort()).ends;
  return end.reached.total();
}

/** The claims of one attempt before any is checked; what is left of 1 claims nothing. */
export interface AttemptVerdicts {
  /** T: it claims to have reached, and has. */
  readonly supported: number;
  /** F: it claims to have reached, and has not. */
  readonly unsupported: number;
}

/** T and F of one attempt that begins with true and reported progress equal. */
export function attemptVerdicts(law: StageLaw, feedback: Semantics["feedback"]): AttemptVerdicts {
  const effort = new Effort();
  const [end] = solveAttempt(law, { feedback, byAction: false }, effort).ends;
  const { aim, window } = law.target;
  const by = { aim, window, step: law.laws.step, unsupportedBefore: 0, verification: 1 } as const;
  const { reached, failed } = judge(end, { ...by, keep: "last", unreachable: false }, effort);
  const [unsupported] = failed.filter(({ cause }) => cause === "unsupportedClaim");
  return { supported: reached.total(), unsupported: unsupported.mass.total() };
}
