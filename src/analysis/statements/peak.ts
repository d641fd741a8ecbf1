import { type GranularityCurve, granularityFacts } from "../facts/granularity.ts";
import type { Statement, Verdict } from "../statement.ts";
import { essential, ordinary, verdictOf } from "../verdict-of.ts";

const scope = "closed world, K = 1…24, each of the paper's agents alone";

export const peak: Statement = {
  id: "T1.peak",
  words:
    "Each agent passes most often at a sub-goal count strictly inside the sweep, and no two at the same one.",
  kind: "prediction",
  source: { where: "Figures 2a, 2d", level: "S" },
  scope,
  decide: (tables) => decidePeak(granularityFacts(tables.rows("granularity"))),
};

export const singlePeak: Statement = {
  id: "T1.single-peak",
  words:
    "The pass rate over the sub-goal count has no peak but the highest; a rise to the last count is one, whatever follows.",
  kind: "prediction",
  source: { where: "a reading of Figure 2a; the caption says non-monotonic only", level: "ours" },
  scope,
  decide: (tables) => decideSinglePeak(granularityFacts(tables.rows("granularity"))),
};

function decidePeak(curves: readonly GranularityCurve[]): Verdict {
  const bests = curves.map(({ series: agent, passes: { best }, biasAtBest }) => ({
    agent,
    subgoals: best.at,
    passRate: best.value,
    bias: biasAtBest,
  }));
  const subgoals = bests.map((best) => best.subgoals);
  const cases = [
    ...curves.map(({ passes }, i) => essential("inside", passes.inside, bests[i])),
    essential("apart", new Set(subgoals).size === curves.length, { subgoals }),
  ];
  return verdictOf(cases, { bests });
}

function decideSinglePeak(curves: readonly GranularityCurve[]): Verdict {
  const found = curves.map(({ series: agent, passes }) => ({
    agent,
    echoes: passes.further.map(({ at, value, ...peak }) => ({ subgoals: at, passRate: value, ...peak })),
  }));
  const cases = found.map(({ agent, echoes }) =>
    ordinary("further-peak", echoes.length === 0, ...echoes.map((echo) => ({ agent, ...echo }))),
  );
  const echoes = found.map(({ agent, echoes: own }) => ({ agent, subgoals: own.map((one) => one.subgoals) }));
  return verdictOf(cases, { echoes });
}
