import { rankCorrelation } from "../../stats/rank-correlation.ts";
import { type PruningFacts, pruningFacts } from "../facts/pruning.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essentialStep } from "../trend.ts";
import { essential, ordinary, verdictOf } from "../verdict-of.ts";

const said = {
  kind: "prediction",
  source: { where: "Figures 7a, 7b", level: "S" },
  scope: "closed world, the paper's three agents in one pool, aligned guidance of strength 2, K = 3…24",
} as const;

/** The caption's first half: what removing does. */
export const pruningCaption: Statement = {
  id: "figure-7",
  words:
    "Each distribution removed at random lowers the pass rate and raises the bias, on the mean over all sub-goal counts and at " +
    "each of them.",
  ...said,
  decide: (tables) => decidePruning(pruningFacts(tables.rows("pruning"))),
};

/** The caption's second half: where removing does most. */
export const finePruningCaption: Statement = {
  id: "figure-7.fine",
  words: "What two removals cost, in passes and in bias, is largest in the finer half of the sweep.",
  ...said,
  decide: (tables) => decideFinePruning(pruningFacts(tables.rows("pruning"))),
};

function decidePruning({ curves, removals }: PruningFacts): Verdict {
  const means = curves.slice(1).flatMap((after, i) => {
    const before = curves[i];
    const at = [before.removed, after.removed] as const;
    const step = (measure: string) => ({ name: "mean", whose: { measure }, over: "removed" });
    return [
      essentialStep(step("pass"), { at, values: [before.meanPass, after.meanPass] }, "down"),
      essentialStep(step("bias"), { at, values: [before.meanBias, after.meanBias] }, "up"),
    ];
  });
  const steps = removals.map(({ costs, measure, subgoals, removed, values }) =>
    ordinary(`${measure}-step`, costs, { subgoals, over: "removed", at: removed, values }),
  );
  return verdictOf([...means, ...steps], {
    means: curves.map(({ removed, meanPass, meanBias }) => ({ removed, pass: meanPass, bias: meanBias })),
  });
}

function decideFinePruning(facts: PruningFacts): Verdict {
  const [{ at }] = facts.curves;
  const costs = (["bias", "pass"] as const).map((measure) => {
    const { subgoals, cost } = facts.dearest[measure];
    const { subgoals: fineSubgoals, cost: fineCost } = facts.dearestFine[measure];
    const correlation = rankCorrelation(at, facts.cost[measure]);
    return { measure, subgoals, cost, fineSubgoals, fineCost, rankCorrelation: correlation };
  });
  const cases = costs.map(({ rankCorrelation: _, ...cost }) =>
    essential("dearest", cost.subgoals === cost.fineSubgoals, cost),
  );
  return verdictOf(cases, { costs, subgoals: at, cost: facts.cost });
}
