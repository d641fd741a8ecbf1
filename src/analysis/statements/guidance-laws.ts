import type { GuidanceRule } from "../../model/guidance.ts";
import { isAbove, isRounding, rounding } from "../../stats/compare.ts";
import { performanceDifference, sharedSign } from "../../theory/laws/difference.ts";
import { recoveryRetentions, retentionError } from "../../theory/laws/retention.ts";
import { stageActs } from "../../theory/laws/stage-acts.ts";
import { ruleEffects } from "../../theory/laws/value-guidance.ts";
import { guided } from "../guided.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import type { WorldTables } from "../world-tables.ts";

const pools = "checked for the paper's three agents in one pool, K = 4, 8, 18";
const counts = [4, 8, 18];

export const retention: Statement = {
  id: "T2.retention",
  words:
    "Guidance moves the log odds of staying recoverable by exactly the retention gap Γ: it raises them in a state iff Γ > 0 there.",
  kind: "theorem",
  source: { where: "Theorem 2", level: "N" },
  scope: `every state that a closed attempt comes to; ${pools}, aligned, misaligned and compliance, strength 2`,
  decide: decideRetention,
};

export const difference: Statement = {
  id: "T2.difference",
  words:
    "The reach that guidance adds to an attempt is the sum, over its actions, of the covariance of guidance with the " +
    "unguided continuation value; where that has one sign, reach moves that way.",
  kind: "theorem",
  source: { where: "the performance difference lemma", level: "ours" },
  scope: `one closed attempt; ${pools}, aligned, misaligned and compliance, strength 2`,
  decide: decideDifference,
};

export const value: Statement = {
  id: "T2.value",
  words:
    "Guidance by the continuation value never lowers the reach of an attempt, and guidance against it never raises it.",
  kind: "theorem",
  source: { where: "T2.difference", level: "ours" },
  scope: `closed feedback; ${pools}, strengths 1, 4 and 16`,
  premises: ({ semantics }) => semantics.feedback === "closed",
  decide: decideValue,
};

const rules: readonly GuidanceRule[] = ["aligned", "misaligned", "compliance"];

const scenariosOf = (tables: WorldTables) =>
  rules.flatMap((rule) =>
    counts.map((subgoals) => ({ rule, subgoals, scenario: tables.scenario(guided(rule, 2, subgoals)) })),
  );

function decideRetention(tables: WorldTables): Verdict {
  const found = scenariosOf(tables).flatMap(({ rule, subgoals, scenario }) =>
    recoveryRetentions(scenario).map((one) => ({ rule, subgoals, error: retentionError(one), ...one })),
  );
  const cases = found.map(({ rule, subgoals, error, before, after, gap }) =>
    essential("log-odds", isRounding(error), { rule, subgoals, logOdds: [before, after], gap }),
  );
  const states = rules.map((rule) => {
    const gaps = found.filter((one) => one.rule === rule).map(({ gap }) => gap);
    return { rule, withAGap: gaps.length, withAPositiveGap: gaps.filter((gap) => gap > 0).length };
  });
  return verdictOf(cases, { largestRelativeError: Math.max(...found.map(({ error }) => error)), states });
}

function decideDifference(tables: WorldTables): Verdict {
  const found = scenariosOf(tables).flatMap(({ rule, subgoals, scenario }) =>
    stageActs(scenario).map(({ free, guided: tilted, stage }) => {
      const { difference: moved, sum, advantages } = performanceDifference(free, tilted);
      return { rule, subgoals, chunk: stage.chunk, moved, sum, terms: sharedSign(advantages) };
    }),
  );
  const cases = found.map((one) => {
    const { moved, sum, terms } = one;
    const agrees = terms === "up" ? moved >= -rounding : terms !== "down" || moved <= rounding;
    return essential("reach-moves", isRounding(moved - sum) && agrees, one);
  });
  return verdictOf(cases, {
    largestError: Math.max(...found.map(({ moved, sum }) => Math.abs(moved - sum))),
    stages: found.map(({ rule, subgoals, chunk, moved, terms }) => ({ rule, subgoals, chunk, moved, terms })),
  });
}

function decideValue(tables: WorldTables): Verdict {
  const found = (["value", "antivalue"] as const).flatMap((rule) =>
    counts.flatMap((subgoals) =>
      [1, 4, 16].map((strength) => {
        const scenario = tables.scenario(guided(rule, strength, subgoals));
        const [effect] = ruleEffects({ ...scenario, stages: scenario.stages.slice(0, 1) }, rule);
        return { rule, strength, subgoals, reach: [effect.without, effect.with] as const };
      }),
    ),
  );
  const cases = found.map((one) => {
    const [without, guidedReach] = one.reach;
    const wrong = one.rule === "value" ? isAbove(without, guidedReach) : isAbove(guidedReach, without);
    return essential("reach", !wrong, one);
  });
  return verdictOf(cases, { stages: found });
}
