import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import { agents } from "../../input/builtin.ts";
import { editScenario } from "../../model/edit-scenario.ts";
import type { Scenario } from "../../model/scenario.ts";
import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import { greedySplit } from "../../theory/greedy-split.ts";
import { withAttempts } from "../../theory/with-attempts.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import { hasIndependentStages } from "../world.ts";
import type { WorldTables } from "../world-tables.ts";

export const budget: Statement = {
  id: "T1.budget",
  words: "Giving each next attempt to the stage whose log reach gains most splits a total of attempts best.",
  kind: "theorem",
  source: { where: "discrete concavity", level: "ours" },
  scope:
    "relative anchor, strict pass, no task budget; checked for 20 attempts over five unequal stages, against every exchange of one attempt",
  premises: hasIndependentStages,
  decide,
};

/** Five unequal stages, each within reach of every agent. */
const shares = [0.12, 0.16, 0.2, 0.24, 0.28];
const total = 20;

function decide(tables: WorldTables): Verdict {
  const chunks = shares.map((share) => Math.round(share * tables.own.goal));
  const found = agents.map((agent) => ({
    agent,
    ...compared(tables.scenario({ pool: agent, decomposition: { chunks } })),
  }));
  const cases = found.map(({ evenPassRate, ...one }) =>
    essential("exchange", !isAbove(one.otherPassRate, one.passRate), one),
  );
  return verdictOf(cases, { splits: found.map(({ other, otherPassRate, ...split }) => split) });
}

/** The greedy split beside the best that is one exchange away; log reach being concave, no other split beats both. */
function compared(scenario: Scenario) {
  const rateOf = (attempts: readonly number[]) =>
    evaluateExactly(withAttempts(scenario, attempts)).successRate;
  const fails = failsInOne(scenario);
  const greedy = greedySplit(fails, total);
  const others = exchanges(greedy);
  const rates = others.map(rateOf);
  const best = indexOfHighest(rates);
  const evenPassRate = rateOf(shares.map(() => total / shares.length));
  return { greedy, passRate: rateOf(greedy), other: others[best], otherPassRate: rates[best], evenPassRate };
}

/** How often one attempt fails at each stage, in any world; where a miss ends the run, later stages are tried all the same. */
function failsInOne(scenario: Scenario): readonly number[] {
  const once = withAttempts(
    scenario,
    scenario.stages.map(() => 1),
  );
  const carried = editScenario(once, ({ semantics }) => ({
    semantics: { ...semantics, onExhausted: "carry" },
  }));
  return evaluateExactly(carried).stages.map(({ claimed }) => Math.max(0, 1 - claimed));
}

/** Every split in which one attempt has gone from one stage to another. */
function exchanges(attempts: readonly number[]): readonly (readonly number[])[] {
  const stages = [...attempts.keys()];
  return stages
    .filter((from) => attempts[from] > 1)
    .flatMap((from) =>
      stages
        .filter((to) => to !== from)
        .map((to) => attempts.map((count, t) => count + (t === to ? 1 : 0) - (t === from ? 1 : 0))),
    );
}
