import { type TurningCurve, turningCurves } from "../facts/sweep.ts";
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
  decide: (tables) => decidePeak(turningCurves(tables.rows("granularity"), "agent", "subgoals")),
};

export const singlePeak: Statement = {
  id: "T1.single-peak",
  words:
    "The pass rate over the sub-goal count has no peak but the highest; a rise to the last count is one, whatever follows.",
  kind: "prediction",
  source: { where: "a reading of Figure 2a; the caption says non-monotonic only", level: "ours" },
  scope,
  decide: (tables) => decideSinglePeak(turningCurves(tables.rows("granularity"), "agent", "subgoals")),
};

function decidePeak(curves: readonly TurningCurve[]): Verdict {
  const bests = curves.map(({ series: agent, at, bias, passes: { best } }) => {
    const biasAtBest = bias[at.indexOf(best.at)];
    return { agent, subgoals: best.at, passRate: best.value, bias: biasAtBest };
  });
  const subgoals = bests.map((best) => best.subgoals);
  const cases = [
    ...curves.map(({ passes }, i) => essential("inside", passes.inside, bests[i])),
    essential("apart", new Set(subgoals).size === curves.length, { subgoals }),
  ];
  return verdictOf(cases, { bests });
}

function decideSinglePeak(curves: readonly TurningCurve[]): Verdict {
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
