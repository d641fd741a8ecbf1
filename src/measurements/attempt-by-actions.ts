import { solveAttempt } from "../exact/attempt.ts";
import { Effort } from "../exact/effort.ts";
import type { ActionLaw } from "../model/action-law.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import type { Measurement } from "../study/measurement.ts";
import { stageActs } from "../theory/laws/stage-acts.ts";

/**
 * One attempt at the first stage by the number of actions it takes: how likely it is to reach with just so many, beside where
 * the sum of so many first actions lies and how far it spreads.
 *
 * Columns: `goal` and `attempts` of the scenario, `hitShare` (the share of all totals a long run hits within the window: the
 * window's width by the mean increment, what renewal theory says of far windows), `actions` (1…H), `sumMean` and `sumSpread`
 * (one standard deviation) in progress, `reach`. Random pruning: the first of its pools.
 */
export const attemptByActions: Measurement = {
  name: "attempt-by-actions",
  version: 1,
  samples: false,
  columns: ["goal", "attempts", "hitShare", "actions", "sumMean", "sumSpread", "reach"],
  main: ["reach"],
  measure: rowsOf,
};

function rowsOf(scenario: Scenario): readonly Row[] {
  const [{ stage, guided }] = stageActs(scenario);
  const { feedback } = scenario.semantics;
  const { window } = guided.target;
  const { ends } = solveAttempt(guided, { feedback, byAction: true }, new Effort());
  const law = guided.at(0, stage.horizon);
  const deviation = deviationOf(law, scenario.step);
  return ends.map(({ actions, reached }) => ({
    goal: scenario.goal,
    attempts: stage.attempts,
    hitShare: ((window.high - window.low + 1) * scenario.step) / law.mean,
    actions,
    sumMean: actions * law.mean,
    sumSpread: Math.sqrt(actions) * deviation,
    reach: reached.total(),
  }));
}

/** The standard deviation of a reported increment, in progress. */
function deviationOf({ offset, truthful, hallucinated, mean }: ActionLaw, step: number): number {
  let variance = 0;
  for (let a = 0; a < truthful.length; a++) {
    const away = (offset + a) * step - mean;
    variance += (truthful[a] + hallucinated[a]) * away * away;
  }
  return Math.sqrt(variance);
}
