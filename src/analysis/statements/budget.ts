import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import type { Scenario } from "../../model/scenario.ts";
import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import { attemptOdds } from "../../theory/attempt-odds.ts";
import { greedySplit } from "../../theory/greedy-split.ts";
import { withAttempts } from "../../theory/with-attempts.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents } from "../studies.ts";
import { essential, verdictOf } from "../verdict-of.ts";
import { hasIndependentStages } from "../worlds.ts";

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
const totals = [20];

function decide(lab: Lab): Verdict {
  const chunks = shares.map((share) => Math.round(share * lab.world.goal));
  const found = agents.flatMap((pool) => {
    const scenario = lab.scenario({ pool, decomposition: { chunks } });
    return totals.map((total) => ({ name: `${pool}, ${total} attempts`, ...compared(scenario, total) }));
  });
  const cases = found.map(({ name, greedy, rate, other, otherRate }) =>
    essential(
      !isAbove(otherRate, rate),
      `${name}: greedy ${greedy.join("+")} passes at ${shown(rate)}, ${other.join("+")} at ${shown(otherRate)}`,
    ),
  );
  const numbers = found.flatMap(({ name, greedy, rate, evenRate }) => [
    [`${name}: best split`, greedy.join("+")],
    [`${name}: pass rate of it, and of an even split`, [rate, evenRate]],
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}

/** The greedy split beside the best that is one exchange away; log reach being concave, no other split beats both. */
function compared(scenario: Scenario, total: number) {
  const rateOf = (attempts: readonly number[]) =>
    evaluateExactly(withAttempts(scenario, attempts)).successRate;
  const greedy = greedySplit(
    attemptOdds(scenario).map(({ fail }) => fail),
    total,
  );
  const others = exchanges(greedy);
  const rates = others.map(rateOf);
  const best = indexOfHighest(rates);
  const evenRate = rateOf(shares.map(() => total / shares.length));
  return { greedy, rate: rateOf(greedy), other: others[best], otherRate: rates[best], evenRate };
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
