import { StageLaws } from "../../model/aim.ts";
import { knownOr } from "../../model/known-or.ts";
import { geometricSum } from "../../model/powers.ts";
import type { Scenario } from "../../model/scenario.ts";
import type { StageLaw } from "../../model/stage-law.ts";
import { type AttemptVerdicts, attemptVerdicts } from "./attempt-reach.ts";

/** What T1.retry says of a stage of R attempts. p: one truly reaches; q: one fails, so that another is made. */
export interface RetryLaw {
  readonly reachInOne: number;
  readonly failInOne: number;
  /** p (1 + q + … + q^(R−1)): 1 − q^R where nothing false is accepted. */
  readonly reach: number;
  /** 1 − q^R, as a sum that loses no digits: truly reached or falsely accepted. */
  readonly claimed: number;
}

/** T1.retry for attempts that come to these verdicts, claims being checked with probability `verification`. */
export function retryLaw(
  { supported, unsupported }: AttemptVerdicts,
  verification: number,
  attempts: number,
): RetryLaw {
  const accepted = supported + unsupported * (1 - verification);
  const failInOne = Math.max(0, 1 - accepted);
  const tries = geometricSum(failInOne, attempts);
  return {
    reachInOne: supported,
    failInOne,
    reach: supported * tries,
    claimed: accepted * tries,
  };
}

/**
 * What the law says of each stage of a scenario of one pool; with random pruning, of its first pool.
 *
 * Premises: relative anchor and no task budget.
 */
export function retryLaws(scenario: Scenario): readonly RetryLaw[] {
  const laws = new StageLaws(scenario, scenario.pools[0].members);
  const known = new Map<StageLaw, AttemptVerdicts>();
  return scenario.stages.map((stage) => {
    const law = laws.at(stage, stage.chunk);
    const verdicts = knownOr(known, law, () => attemptVerdicts(law, scenario.semantics.feedback));
    return retryLaw(verdicts, scenario.verification, stage.attempts);
  });
}

/** What the law says of the reach of each stage. */
export const stageReaches = (scenario: Scenario): readonly number[] =>
  retryLaws(scenario).map(({ reach }) => reach);
