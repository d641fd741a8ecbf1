import type { PaperAgent } from "../../input/builtin.ts";
import { resolvePool } from "../../input/resolve-pool.ts";
import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import { type Curve, shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, tolerances } from "../studies.ts";
import { stepCases } from "../trend.ts";
import { type Case, essential, verdictOf } from "../verdict-of.ts";
import { anywhere } from "../worlds.ts";

export const toleranceCaption: Statement = {
  id: "figure-6",
  words:
    "The pass rate rises sharply with tolerance; the final bias falls at first and grows once tolerance exceeds the " +
    "agent's own variation.",
  kind: "prediction",
  source: {
    where: "Figure 6; sharply is read as half of the whole rise within one standard deviation",
    level: "S",
  },
  scope:
    "closed world, K = 8, tolerance 0…12, each of the paper's agents alone; variation: that of one action",
  premises: anywhere,
  decide,
};

function decide(lab: Lab): Verdict {
  const found = agents.map((agent) => ({
    agent,
    deviation: deviationOf(agent),
    curve: tolerances(lab, agent),
  }));
  return verdictOf(found.flatMap(casesOf), Object.fromEntries(found.flatMap(numbersOf)));
}

interface Found {
  readonly agent: PaperAgent;
  readonly deviation: number;
  readonly curve: Curve;
}

function casesOf({ agent, deviation, curve: { at, pass, bias } }: Found): readonly Case[] {
  const grown = Math.ceil(deviation);
  const sharp = pass[grown] - pass[0];
  const whole = Math.max(...pass) - pass[0];
  const last = bias.length - 1;
  const over = "tolerance";
  return [
    essential(
      isAbove(2 * sharp, whole),
      `${agent}: from tolerance 0 to ${grown} the pass rate rises by ${shown(sharp)} of ${shown(whole)} in all`,
    ),
    essential(
      isAbove(bias[0], bias[1]),
      `${agent} bias at tolerance 0 → 1: ${shown(bias[0])} → ${shown(bias[1])}`,
    ),
    essential(
      isAbove(bias[last], bias[grown]),
      `${agent} bias at tolerance ${grown} → ${at[last]}: ${shown(bias[grown])} → ${shown(bias[last])}`,
    ),
    ...stepCases({ what: `${agent} pass rate`, over, at, values: pass, direction: "up", flat: "allowed" }),
    ...stepCases({
      what: `${agent} bias`,
      over,
      at: at.slice(grown),
      values: bias.slice(grown),
      direction: "up",
      flat: "excepted",
    }),
  ];
}

const numbersOf = ({ agent, deviation, curve: { at, pass, bias } }: Found) => [
  [`${agent} standard deviation of one action`, deviation],
  [`${agent} pass rate at tolerance 0, 1, 2, 4`, [0, 1, 2, 4].map((i) => pass[i])],
  [`${agent} bias at tolerance 0, 1, 2, 5, 12`, [0, 1, 2, 5, 12].map((i) => bias[i])],
  [`${agent} tolerance of least bias`, at[indexOfHighest(bias.map((value) => -value))]],
];

const deviationOf = (agent: PaperAgent): number => Math.sqrt(resolvePool(agent, 1).members[0].variance);
