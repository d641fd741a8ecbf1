import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import { geometricSum, power } from "../../model/powers.ts";
import type { Scenario } from "../../model/scenario.ts";
import { type AttemptVerdicts, attemptVerdicts } from "./attempt-reach.ts";
import { stageActs } from "./stage-acts.ts";

/** What T1.retry says of a stage of R attempts. p: one truly reaches; q: one fails, so that another is made. */
export interface RetryLaw {
  readonly reachInOne: number;
  readonly failInOne: number;
  /** p (1 + q + … + q^(R−1)): 1 − q^R where nothing false is accepted. */
  readonly reach: number;
  /** p q^k for k = 0 … R − 1: what the k-th retry adds. */
  readonly worthOfRetry: (retry: number) => number;
}

/** T1.retry for attempts that come to these verdicts, claims being checked with probability `verification`. */
export function retryLaw(
  { supported, unsupported }: AttemptVerdicts,
  verification: number,
  attempts: number,
): RetryLaw {
  const failInOne = Math.max(0, 1 - supported - unsupported * (1 - verification));
  return {
    reachInOne: supported,
    failInOne,
    reach: supported * geometricSum(failInOne, attempts),
    worthOfRetry: (retry) => supported * power(failInOne, retry),
  };
}

/** Both sides of T1.retry: what the engine says of every stage and of the whole, and what the law says. */
export interface RetrySides {
  readonly stages: readonly { readonly engine: number; readonly law: number }[];
  readonly passRate: { readonly engine: number; readonly law: number };
}

/**
 * Both sides of T1.retry for a scenario of one pool.
 *
 * Premises: relative anchor and no task budget; with an abort only the pass rate is meant, stages after a miss being untried.
 */
export function retrySides(scenario: Scenario): RetrySides {
  const outcome = evaluateExactly(scenario);
  const laws = stageReaches(scenario);
  return {
    stages: outcome.stages.map(({ reach }, t) => ({ engine: reach, law: laws[t] })),
    passRate: { engine: outcome.passRate, law: laws.reduce((product, reach) => product * reach, 1) },
  };
}

/** What the law says of the reach of each stage. */
export function stageReaches(scenario: Scenario): readonly number[] {
  return scenario.stages.map((stage) => {
    const [{ guided }] = stageActs({ ...scenario, stages: [stage] });
    const verdicts = attemptVerdicts(guided, scenario.semantics.feedback);
    return retryLaw(verdicts, scenario.verification, stage.attempts).reach;
  });
}
