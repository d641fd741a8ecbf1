import { rankCorrelation } from "../../stats/rank-correlation.ts";
import { type TurningCurve, turningCurves, wholeStep } from "../facts/sweep.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essentialStep, stepCases } from "../trend.ts";
import { essential, verdictOf } from "../verdict-of.ts";

export const bias: Statement = {
  id: "T1.bias",
  words:
    "Past the peak of the pass rate the mean absolute final bias grows with the sub-goal count: from there to the end of the " +
    "sweep, in rank correlation, and at each step.",
  kind: "prediction",
  source: { where: "Figures 2d, 9b", level: "S" },
  scope: "closed world, K from each agent's best to 24",
  decide: (tables) => decideBias(turningCurves(tables.rows("granularity"), "agent", "subgoals")),
};

/** An agent whose best count is the last has nothing past its peak. */
function decideBias(curves: readonly TurningCurve[]): Verdict {
  const found = curves.map(pastPeak).filter(({ at }) => at.length > 1);
  const cases = found.flatMap(({ agent, at, values, whole, correlation }) => [
    essentialStep({ name: "growth", ...swept(agent) }, whole, "up"),
    essential("rank-correlation", correlation > 0, { agent, correlation }),
    ...stepCases({ name: "bias-step", ...swept(agent), at, values, direction: "up", flat: "excepted" }),
  ]);
  const pasts = found.map(({ agent, whole, correlation, overAll }) => {
    return { agent, correlation, overAll, subgoals: whole.at, bias: whole.values };
  });
  return verdictOf(cases, { pasts });
}

const swept = (agent: string) => ({ whose: { agent }, over: "subgoals" });

function pastPeak({ series: agent, at, bias: values, passes }: TurningCurve) {
  const from = at.indexOf(passes.best.at);
  const [past, grown] = [at.slice(from), values.slice(from)];
  return {
    agent,
    at: past,
    values: grown,
    whole: wholeStep(past, grown),
    correlation: rankCorrelation(past, grown),
    overAll: rankCorrelation(at, values),
  };
}
