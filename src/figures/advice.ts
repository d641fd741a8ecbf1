import { type AdviceFacts, type AdvicePoint, adviceFacts, within } from "../analysis/facts/advice.ts";
import { symbols } from "./kit/claim-words.ts";
import { bordersOf, boxesOf, gridCells } from "./kit/grid-cells.ts";
import { type GridAxis, gridScale, hatchOver } from "./kit/grid-scale.ts";
import { layer } from "./kit/layer.ts";
import { borderLine, hatchLine } from "./kit/phase-panel.ts";
import { ramp, rampColors } from "./kit/ramp.ts";
import { shadedCells } from "./kit/shaded-cells.ts";
import { signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, seriesStyles } from "./kit/theme.ts";
import { type Panel, panelHeading, triptych, triptychOf } from "./kit/triptych.ts";
import { joined, rateWord } from "./kit/wording.ts";

/** Where the best granularity of one world is good advice in others: a row of panels for each semantics, a panel for each agent. */
export const advice = sweepFigure(
  ["semantics", "agent", "tolerance", "horizon"],
  ["granularity-regret"],
  (rows) => {
    const facts = adviceFacts(rows);
    const bySemantics = [...Map.groupBy(facts.points, ({ semantics }) => semantics).values()];
    return {
      finding: findingOf(facts),
      details: [changedWords(facts), countWords(facts)],
      key,
      panels: bySemantics.map((own, row) => {
        const byAgent = [...Map.groupBy(own, ({ agent }) => agent).values()];
        const isLast = row === bySemantics.length - 1;
        return triptychOf(byAgent, (points, first) => panelOf(points, facts, first, isLast));
      }),
      reading: [
        `All exact. Lost: the best pass rate of K = 1…24 less that of K = ${facts.base.bestSubgoals}. Cells end half way to the next value.`,
      ],
    };
  },
);

const height = 88;
const shade = { field: "regret", domain: [0, 1], ramp } as const;
const { color: accent } = seriesStyles[1];
const origin = { shape: "diamond", fill: accent, stroke: ink.text } as const;
const originPoint = { type: "point", ...origin, opacity: 1, size: 42, strokeWidth: 0.8 } as const;

const horizonAxis: GridAxis = { title: "Horizon H, log scale", spacing: "log", ticks: [4, 8, 16, 32] };
const toleranceAxis: GridAxis = { title: "Tolerance ε", spacing: "linear", ticks: [0, 1, 2, 3, 4, 5] };

const key = signKey(
  [
    { sign: { kind: "ramp", colors: rampColors }, text: "pass rate lost by following the advice, 0 to 1" },
    { sign: { kind: "line", color: ink.text, width: 1.3 }, text: `within it at most ${within} is lost` },
    { sign: { kind: "hatch" }, text: `every K is as good, to ${within}` },
    { sign: { kind: "point", ...origin }, text: "where the advice comes from" },
  ],
  figureWidth,
);

function panelOf(
  points: readonly AdvicePoint[],
  { base }: AdviceFacts,
  first: boolean,
  last: boolean,
): Panel {
  const places = points.map(({ horizon: x, tolerance: y, regret, standing }) => ({ x, y, regret, standing }));
  const cells = gridCells(places, horizonAxis.spacing, toleranceAxis.spacing);
  const across = gridScale(cells, horizonAxis, "left", "right", triptych.width);
  const upward = gridScale(cells, toleranceAxis, "low", "high", height);
  const [left, low] = [across.channel("left", last), upward.channel("low", first)];
  const at = { x: { ...left, field: "x" }, y: { ...low, field: "y" } };
  const segment = { ...at, x2: { field: "x2" }, y2: { field: "y2" } };
  const [{ semantics, agent }] = points;
  const matter = cells.filter(({ standing }) => standing !== "alike");
  const alike = boxesOf(cells.filter(({ standing }) => standing === "alike"));
  const isOrigin = semantics === base.semantics && agent === base.agent;
  return {
    height,
    title: panelHeading(`${agent}, ${semantics}`),
    layer: [
      shadedCells(matter, left, low, shade),
      layer(hatchOver(alike, across, upward), hatchLine, segment),
      layer(
        bordersOf(cells, ({ standing }) => standing !== "flips"),
        borderLine,
        segment,
      ),
      layer(isOrigin ? [{ x: base.horizon, y: base.tolerance }] : [], originPoint, at),
    ],
  };
}

function findingOf({ base, all: { matter, stands } }: AdviceFacts): string {
  const lead = 2 * stands < matter ? "Advice does not travel" : "Advice travels";
  return `${lead}: K = ${base.bestSubgoals} stands in ${stands} of ${matter} worlds where K matters`;
}

/** What one change alone does to the advice. */
function changedWords({ base, byWord, byAmount }: AdviceFacts): string {
  const symbolOf = (name: "tolerance" | "horizon") => (name === "horizon" ? "H" : symbols[name]);
  const kept = byAmount.map(
    ({ name, from, to }) => `${symbolOf(name)} = ${from === to ? from : `${from}…${to}`}`,
  );
  const changed = byWord.flatMap(({ name, changed: points }) =>
    points.map((point) => ({ name: point[name], point })),
  );
  const flips = [
    ...byAmount.flatMap(({ name, flips: points }) =>
      points.map((point) => ({ name: `${symbolOf(name)} = ${point[name]}`, point })),
    ),
    ...changed.filter(({ point }) => point.standing === "flips"),
  ];
  const others = changed.filter(({ point }) => point.standing !== "flips").map(({ name }) => name);
  const { agent, semantics, horizon, tolerance } = base;
  const lead = `The best of ${agent}, ${semantics}, H = ${horizon}, ε = ${tolerance}. One thing changed, at most ${within} is lost at ${joined([...kept, ...others])}`;
  if (flips.length === 0) return `${lead}.`;
  const told = flips.map(
    ({ name, point }) => `${name} (then K = ${point.bestSubgoals}; ${rateWord(point.regret)} lost)`,
  );
  return `${lead}; what flips it: ${joined(told)}.`;
}

function countWords({ bySemantics, lost }: AdviceFacts): string {
  const counts = bySemantics.map(({ semantics, stands, matter }) => `${stands} of ${matter} ${semantics}`);
  const costs =
    lost.most === 0
      ? ""
      : ` Where it flips, ${rateWord(lost.mean)} is lost on average, ${rateWord(lost.most)} at most.`;
  return `It stands in ${joined(counts)} worlds.${costs}`;
}
