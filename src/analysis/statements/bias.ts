import { indexOfHighest } from "../../stats/compare.ts";
import { rankCorrelation } from "../../stats/rank-correlation.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, granularity } from "../studies.ts";
import { stepCases } from "../trend.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../worlds.ts";

export const bias: Statement = {
  id: "T1.bias",
  words: "Past the peak of the pass rate the mean absolute final bias grows with the sub-goal count.",
  kind: "prediction",
  source: { where: "Figures 2d, 9b", level: "S" },
  scope: "closed world, K from each agent's best to 24",
  premises: anywhere,
  decide,
};

function decide(lab: Lab): Verdict {
  const found = agents.map((agent) => {
    const curve = granularity(lab, agent);
    const from = indexOfHighest(curve.pass);
    const [at, values] = [curve.at.slice(from), curve.bias.slice(from)];
    return {
      agent,
      at,
      values,
      past: rankCorrelation(at, values),
      all: rankCorrelation(curve.at, curve.bias),
    };
  });
  const cases = found.flatMap(({ agent, at, values, past }) => [
    essential(past > 0, `${agent}: past the peak bias and K have a rank correlation of ${shown(past)}`),
    ...stepCases({ what: `${agent} bias`, over: "K", at, values, direction: "up", flat: "excepted" }),
  ]);
  const numbers = found.flatMap(({ agent, past, all, at, values }) => [
    [`${agent} Spearman's rho past the peak`, past],
    [`${agent} Spearman's rho over all K`, all],
    [`${agent} bias at the best K and at K = ${at[at.length - 1]}`, [values[0], values[values.length - 1]]],
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}
