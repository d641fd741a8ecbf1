import type { ActionLaw } from "../model/action-law.ts";
import { assertScenario } from "../model/assert-argument.ts";
import { log } from "../model/pinned-math.ts";
import { plannedActions } from "../model/planned-actions.ts";
import type { Scenario } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { type StageAct, stageActs } from "./laws/stage-acts.ts";
import { type Visit, visitsOf } from "./laws/visits.ts";

/** How far carry-over moves the tail's actions from what the agent would do by itself. */
export interface TailDivergence {
  /** The total variation between the two laws of an action, averaged over the actions of one attempt at the tail. */
  readonly totalVariation: number;
  /** The same where it is largest among the states that an attempt can come to. */
  readonly largest: number;
  /** The Kullback-Leibler divergence between the two laws of a whole attempt, in nats. */
  readonly nats: number;
}

/**
 * The divergence between the tail's action law with its share of guidance and without any, along one attempt at the tail that
 * begins at its milestone and acts with the share.
 *
 * All 0 when the scenario has no tail, or its tail keeps nothing. Pools drawn by random pruning are averaged.
 * Errors: ScenarioError for what is no resolved scenario.
 * Source: docs/theory, separability (the definition is ours).
 */
export function tailDivergence(scenario: Scenario): TailDivergence {
  assertScenario(scenario);
  const tail = scenario.stages.find(({ part }) => part === "tail");
  if (tail === undefined) return { totalVariation: 0, largest: 0, nats: 0 };
  const sums = stageActs({ ...scenario, stages: [tail] }).map((act, i) => ({
    share: scenario.pools[i].share,
    ...alongAttempt(scenario, act),
  }));
  const mean = (of: (sum: (typeof sums)[number]) => number) =>
    sums.reduce((all, sum) => all + sum.share * of(sum), 0);
  return {
    totalVariation: mean(({ variation, actions }) => variation / actions),
    largest: Math.max(...sums.map(({ largest }) => largest)),
    nats: mean(({ nats }) => nats),
  };
}

function alongAttempt({ semantics }: Scenario, { guided, free }: StageAct) {
  const visits = semantics.feedback === "closed" ? visitsOf(guided) : plannedVisits(guided);
  const sums = { actions: 0, variation: 0, largest: 0, nats: 0 };
  for (const { index, stepsLeft, chance } of visits) {
    const [p, q] = [guided.at(index, stepsLeft), free.at(index, stepsLeft)];
    const apart = variation(p, q);
    sums.actions += chance;
    sums.variation += chance * apart;
    sums.largest = Math.max(sums.largest, apart);
    sums.nats += chance * divergence(p, q);
  }
  return sums;
}

/** A planned attempt takes all its actions under the law of its first gap. */
function plannedVisits(law: StageLaw): readonly Visit[] {
  const { aim, horizon } = law.target;
  const actions = plannedActions(aim, law.at(0, horizon).mean, horizon);
  return Array.from({ length: actions }, () => ({ index: 0, stepsLeft: horizon, chance: 1 }));
}

/** Half the sum of absolute differences, over what is reported and whether it is true. */
function variation(p: ActionLaw, q: ActionLaw): number {
  const half = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, i) => sum + Math.abs(x - b[i]), 0) / 2;
  return half(p.truthful, q.truthful) + half(p.hallucinated, q.hallucinated);
}

function divergence(p: ActionLaw, q: ActionLaw): number {
  const sum = (a: Float64Array, b: Float64Array) =>
    a.reduce((nats, x, i) => (x > 0 ? nats + x * log(x / b[i]) : nats), 0);
  return sum(p.truthful, q.truthful) + sum(p.hallucinated, q.hallucinated);
}
