import { rounding } from "../../stats/compare.ts";
import { stageReaches } from "../../theory/laws/retry.ts";
import { saturationAttempts } from "../../theory/laws/saturation.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents } from "../studies.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import { hasIndependentStages } from "../worlds.ts";

export const retry: Statement = {
  id: "T1.retry",
  words:
    "A stage of R attempts is reached with probability 1 − q^R, and the pass rate is the product over the stages.",
  kind: "theorem",
  source: { where: "Theorem 1, as far as retries go", level: "ours" },
  scope:
    "relative anchor, strict pass, no task budget; checked for K = 2, 4, 8, 18 and 1, 2, 4, 8, 16 attempts",
  premises: hasIndependentStages,
  decide: decideRetry,
};

export const saturation: Statement = {
  id: "T1.saturation",
  words: "⌈log δ / log q⌉ attempts, and no fewer, bring the miss of a stage to δ or below.",
  kind: "theorem",
  source: { where: "Figure 5's saturation, made exact", level: "ours" },
  scope: "the first stage, δ = 0.01; checked for K = 4, 8, 18",
  premises: () => true,
  decide: decideSaturation,
};

function decideRetry(lab: Lab): Verdict {
  const checks = agents.flatMap((pool) => [2, 4, 8, 18].flatMap((subgoals) => sidesOf(lab, pool, subgoals)));
  const cases = checks.map(({ name, rate, law }) =>
    essential(
      Math.abs(rate - law) <= rounding,
      `${name}: pass rate ${shown(rate)}, by the law ${shown(law)}`,
    ),
  );
  return verdictOf(cases, {
    "largest difference": Math.max(...checks.map(({ rate, law }) => Math.abs(rate - law))),
  });
}

/** The pass rate that the world counts beside the product over the stages. */
function sidesOf(lab: Lab, pool: (typeof agents)[number], subgoals: number) {
  return [1, 2, 4, 8, 16].map((attempts) => {
    const point = { pool, decomposition: { subgoals }, attempts };
    const law = stageReaches(lab.scenario(point)).reduce((product, reach) => product * reach, 1);
    return {
      name: `${pool}, K = ${subgoals}, ${attempts} attempts`,
      rate: lab.outcome(point).successRate,
      law,
    };
  });
}

const delta = 0.01;

function decideSaturation(lab: Lab): Verdict {
  const found = agents.flatMap((pool) =>
    [4, 8, 18].flatMap((subgoals) => {
      const missWith = (attempts: number) =>
        1 - lab.outcome({ pool, decomposition: { subgoals }, attempts }).stages[0].reach;
      const enough = saturationAttempts(missWith(1), delta);
      const name = `${pool}, K = ${subgoals}`;
      if (enough === Number.POSITIVE_INFINITY) return [];
      return [{ name, enough, miss: missWith(enough), before: enough > 1 ? missWith(enough - 1) : 1 }];
    }),
  );
  const cases = found.map(({ name, enough, miss, before }) =>
    essential(
      miss <= delta + rounding && before > delta - rounding,
      `${name}: ${enough} attempts miss with ${shown(miss)}, one fewer with ${shown(before)}`,
    ),
  );
  return verdictOf(
    cases,
    Object.fromEntries(found.map(({ name, enough }) => [`${name}: attempts that are enough`, enough])),
  );
}
