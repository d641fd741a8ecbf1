import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import { assertScenario, assertWhole } from "../model/assert-argument.ts";
import { assertWithin, ScenarioError } from "../model/errors.ts";
import type { Outcome } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import { greedySplit } from "./greedy-split.ts";
import { retryLaws } from "./laws/retry.ts";
import { withAttempts } from "./with-attempts.ts";

/** A split of attempts over stages, the strict pass rate it gives, and what it is expected to cost. */
export interface Split extends Pick<Outcome, "passRate" | "expectedActions" | "expectedAttempts"> {
  readonly attempts: readonly number[];
  readonly total: number;
}

/** The best split of a total number of attempts, beside what the scenario has and an even split of the same total. */
export interface Allocation {
  readonly best: Split;
  readonly own: Split;
  readonly even: Split;
  /** The probability that one attempt truly reaches each stage. */
  readonly reachInOne: readonly number[];
  /** Stages, from 0, that no number of attempts reaches: with one of them every split passes never. */
  readonly unreachable: readonly number[];
}

/** More attempts than this in all are refused: each is given out by itself. */
export const attemptLimit = 1_000_000;

/**
 * Splits a total number of attempts over the stages so that the pass rate is highest (T1.budget).
 *
 * Each next attempt goes to the stage whose log reach it raises most; that is optimal because log(1 − q^R) is concave in R
 * and stages are independent. `total` caps attempts: a stage reached at once leaves its others unused. The split hangs on
 * nothing but the reach of one attempt at each stage, so on horizons and the tolerance.
 *
 * Shape:  one number of attempts, 1 or more, for each stage; they sum to `total`.
 * Errors: ScenarioError for a total that is not whole or below one for each stage, and for scenarios to which the theorem
 *         does not apply: stages that aim at milestones, a task budget, a terminal pass, random pruning. LimitError past
 *         `attemptLimit`, and as `evaluateExactly`.
 * Source: docs/theory, T1.budget.
 */
export function allocateAttempts(scenario: Scenario, total: number): Allocation {
  assertScenario(scenario);
  assertApplies(scenario);
  assertTotal(total, scenario.stages.length);
  const laws = retryLaws(scenario);
  const own = scenario.stages.map(({ attempts }) => attempts);
  const fails = laws.map(({ failInOne }) => failInOne);
  const reachInOne = laws.map((law) => Math.min(1, law.reachInOne));
  return {
    best: splitOf(scenario, greedySplit(fails, total)),
    own: splitOf(scenario, own),
    even: splitOf(scenario, evenSplit(own.length, total)),
    reachInOne,
    unreachable: reachInOne.flatMap((reach, t) => (reach === 0 ? [t] : [])),
  };
}

function splitOf(scenario: Scenario, attempts: readonly number[]): Split {
  const { passRate, expectedActions, expectedAttempts } = evaluateExactly(withAttempts(scenario, attempts));
  const total = attempts.reduce((sum, count) => sum + count, 0);
  return { attempts, total, passRate, expectedActions, expectedAttempts };
}

/** As even as it can be, the first stages getting what is left over. */
const evenSplit = (stages: number, total: number): readonly number[] =>
  Array.from({ length: stages }, (_, t) => Math.ceil((total - t) / stages));

function assertTotal(total: number, stages: number): void {
  assertWhole("total", total, {
    least: stages,
    hint: `give at least one attempt for each of the ${stages} stages`,
  });
  assertWithin("attempts to give out", total, attemptLimit, "use a smaller total");
}

/** The theorem asks that the pass rate be a product over stages, each factor a function of its own attempts only. */
function assertApplies({ semantics, budget, pools }: Scenario): void {
  const refuse = (path: string, why: string, hint: string): never => {
    const problem = `an optimal split needs independent stages, but ${why}`;
    throw new ScenarioError({ path, problem, hint });
  };
  const { anchor, pass } = semantics;
  const inOptions = "harness.semantics";
  if (anchor === "absolute")
    refuse(
      `${inOptions}.anchor`,
      "an absolute anchor lets a stage depend on the one before",
      "use anchor: relative",
    );
  if (pass === "terminal")
    refuse(`${inOptions}.pass`, "a terminal pass looks at the final total only", "use pass: strict");
  if (budget < Number.POSITIVE_INFINITY)
    refuse("task.budget", "a task budget lets a stage take actions from the next", "leave the budget out");
  if (pools.length > 1)
    refuse(
      "harness.pruning",
      "random pruning draws one pool for all of them",
      "name the distributions to prune",
    );
}
