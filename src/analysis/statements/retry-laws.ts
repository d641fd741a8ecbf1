import { agents } from "../../input/builtin.ts";
import { numberAt } from "../../stats/columns.ts";
import { isAbove, isRounding } from "../../stats/compare.ts";
import { stageReaches } from "../../theory/laws/retry.ts";
import { saturationAttempts } from "../../theory/laws/saturation.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import { hasIndependentStages } from "../world.ts";
import type { WorldTables } from "../world-tables.ts";

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
  decide: decideSaturation,
};

/** The pass rate that the world counts beside the product over the stages. */
function decideRetry(tables: WorldTables): Verdict {
  const among = { subgoals: [2, 4, 8, 18], attempts: [1, 2, 4, 8, 16] };
  const rows = tables.rows("retries", among);
  const checks = tables.cells("retries", among).map(({ subject, coordinates }, i) => {
    const byTheLaw = stageReaches(subject).reduce((product, reach) => product * reach, 1);
    const passRate = numberAt(rows[i], "successRate");
    return { ...coordinates, passRate, byTheLaw, error: Math.abs(passRate - byTheLaw) };
  });
  const cases = checks.map(({ error, ...check }) => essential("law", isRounding(error), check));
  return verdictOf(cases, { largestDifference: Math.max(...checks.map(({ error }) => error)) });
}

const delta = 0.01;

function decideSaturation(tables: WorldTables): Verdict {
  const found = agents.flatMap((agent) =>
    [4, 8, 18].flatMap((subgoals) => {
      const missWith = (attempts: number) =>
        1 - tables.outcome({ pool: agent, decomposition: { subgoals }, attempts }).stages[0].reach;
      const enough = saturationAttempts(missWith(1), delta);
      if (enough === Number.POSITIVE_INFINITY) return [];
      const before = enough > 1 ? missWith(enough - 1) : 1;
      return [{ agent, subgoals, attempts: enough, miss: missWith(enough), missWithOneFewer: before }];
    }),
  );
  const cases = found.map((one) =>
    essential("enough", !isAbove(one.miss, delta) && !isAbove(delta, one.missWithOneFewer), one),
  );
  return verdictOf(cases, { enough: found });
}
