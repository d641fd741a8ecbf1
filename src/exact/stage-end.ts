import type { Window } from "../model/lattice.ts";
import type { FailureCause } from "../model/outcome.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { AttemptEnd } from "./attempt.ts";
import type { Effort } from "./effort.ts";
import type { StagePart } from "./leaves.ts";
import { Line } from "./line.ts";
import type { Mass } from "./mass.ts";
import { judge, type StageJudge } from "./stage.ts";

/** What a stage that is followed from many starts hangs on, beside its attempt. */
export interface JointBy extends StageJudge {
  readonly attempts: number;
  /** The actions of a whole trajectory. */
  readonly budget: number;
  /** Whether the starts differ in what was unsupported before: by one more from column to column. */
  readonly common: boolean;
}

/** What attempts that end alike leave with one verdict. */
export interface EndPart extends StagePart {
  /** Why they failed; null for the accepted ones. */
  readonly cause: FailureCause | null;
  /** How likely it is; for claims that are not split yet, by what was unsupported before the stage. */
  readonly total: number;
  readonly claims: Claims | null;
}

/** Claims of which the supported ones are meant, or the others: it hangs on all that is unsupported, before the stage and in it. */
export interface Claims {
  readonly supported: boolean;
  readonly window: Window;
  /** How likely a supported one is, by what was unsupported before. */
  readonly support: Line;
}

/** The parts of an attempt's end. */
export const partsOf = (end: AttemptEnd, by: JointBy, effort: Effort): readonly EndPart[] =>
  by.common ? commonParts(end, by, effort) : judgedParts(end, by, effort);

/** From one start, which says what was unsupported before. */
function judgedParts(end: AttemptEnd, by: StageJudge, effort: Effort): readonly EndPart[] {
  const { reached, falselyAccepted, failed } = judge(end, by, effort);
  return [
    partOf("reached", null, reached),
    partOf("falselyAccepted", null, falselyAccepted),
    ...failed.map(({ cause, mass }) => partOf("missed", cause, mass)),
  ];
}

/** From starts that differ in what was unsupported before. */
function commonParts(
  { reached, stall, overshoot }: AttemptEnd,
  { window, verification }: StageJudge,
  effort: Effort,
): readonly EndPart[] {
  effort.spend((window.high - window.low + 3) * reached.cells.length);
  const support = new Line();
  reached.each((reported, unsupported, mass) => {
    for (let at = window.low; at <= window.high; at++) support.add(reported - unsupported - at, mass);
  });
  const claimed = (verdict: StageVerdict, cause: FailureCause | null, factor: number): EndPart => ({
    ...partOf(verdict, cause, reached),
    factor,
    claims: { supported: verdict === "reached", window, support },
  });
  return [
    claimed("reached", null, 1),
    claimed("falselyAccepted", null, 1 - verification),
    claimed("missed", "unsupportedClaim", verification),
    partOf("missed", "stall", stall),
    partOf("missed", "overshoot", overshoot),
  ];
}

export function partOf(verdict: StageVerdict, cause: FailureCause | null, mass: Mass): EndPart {
  return { verdict, cause, mass, factor: 1, total: mass.total(), claims: null };
}

/** How likely a part is when so much was unsupported before. */
export function totalFrom({ total, factor, claims }: EndPart, unsupportedBefore: number): number {
  if (claims === null) return total;
  const supported = claims.support.at(unsupportedBefore);
  return factor * (claims.supported ? supported : Math.max(0, total - supported));
}
