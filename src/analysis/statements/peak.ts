import { beatsBothEnds, indexOfHighest } from "../../stats/compare.ts";
import { localPeaks } from "../../stats/local-peaks.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, granularity } from "../studies.ts";
import { essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../worlds.ts";

export const peak: Statement = {
  id: "T1.peak",
  words:
    "Each agent passes most often at a sub-goal count strictly inside the sweep, and no two at the same one.",
  kind: "prediction",
  source: { where: "Figures 2a, 2d", level: "S" },
  scope: "closed world, K = 1…24, each of the paper's agents alone",
  premises: anywhere,
  decide: decidePeak,
};

export const singlePeak: Statement = {
  id: "T1.single-peak",
  words: "The pass rate over the sub-goal count has no peak but the highest.",
  kind: "prediction",
  source: { where: "a reading of Figure 2a; the caption says non-monotonic only", level: "ours" },
  scope: "closed world, K = 1…24, each of the paper's agents alone",
  premises: anywhere,
  decide: decideSinglePeak,
};

function decidePeak(lab: Lab): Verdict {
  const bests = agents.map((agent) => {
    const { at, pass, bias } = granularity(lab, agent);
    const best = indexOfHighest(pass);
    return { agent, best: at[best], pass: pass[best], bias: bias[best], inside: beatsBothEnds(pass) };
  });
  const places = bests.map(({ best }) => best);
  const cases = [
    ...bests.map(({ agent, best, pass, inside }) =>
      essential(inside, `${agent} passes most often at an end: ${shown(pass)} at K = ${best}`),
    ),
    essential(
      new Set(places).size === agents.length,
      `the best K are ${places.join(", ")}: two agents share one`,
    ),
  ];
  const numbers = bests.flatMap(({ agent, best, pass, bias }) => [
    [`${agent} best K`, best],
    [`${agent} pass rate there`, pass],
    [`${agent} bias there`, bias],
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}

function decideSinglePeak(lab: Lab): Verdict {
  const found = agents.map((agent) => {
    const { at, pass } = granularity(lab, agent);
    const best = indexOfHighest(pass);
    const echoes = localPeaks(pass).filter(({ index }) => index !== best);
    return { agent, echoes: echoes.map((echo) => ({ ...echo, subgoals: at[echo.index] })) };
  });
  const cases = found.map(({ agent, echoes }) =>
    ordinary(
      echoes.length === 0,
      ...echoes.map(
        ({ subgoals, height, prominence }) =>
          `${agent} peaks again at K = ${subgoals} (chunk ${shown(lab.world.goal / subgoals)}): pass rate ` +
          `${shown(height)}, ${shown(prominence)} above the valley beside it`,
      ),
    ),
  );
  const numbers = found.map(({ agent, echoes }) => [
    `${agent} further peaks at K`,
    echoes.map(({ subgoals }) => subgoals),
  ]);
  return verdictOf(cases, Object.fromEntries(numbers));
}
