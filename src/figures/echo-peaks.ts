import { type EchoFacts, echoFacts } from "../analysis/facts/echo-peaks.ts";
import { wholeNumbers } from "../stats/whole-numbers.ts";
import { labelLayer } from "./kit/echo-layers.ts";
import { guideRule, layer } from "./kit/layer.ts";
import { quantitative, spanned } from "./kit/quantitative.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, mark, seriesStyles } from "./kit/theme.ts";
import { type Panel, panelHeading, triptychOf } from "./kit/triptych.ts";
import { agentNames, joined, rateWord } from "./kit/wording.ts";

/**
 * Why pass rates climb again: for each agent, above one another over the size of a chunk, where the sum of n actions lies, how
 * often one attempt reaches after just n of them, and the pass rate of the task cut into chunks of that size.
 */
export const echoPeaks = sweepFigure(["agent", "chunk"], ["attempt-by-actions"], (rows) => {
  const curves = echoFacts(rows);
  return {
    finding: findingOf(curves),
    details: [...highestEcho(curves), ...rippleWords(curves), ...flatWords(curves)],
    key: signKey(key, figureWidth),
    panels: [sumPanel, reachPanel, passPanel].map((panel) => triptychOf(curves, panel)),
    reading: [
      "All exact. Shares of the reach are stacked; darker and lighter ones take turns as n grows from the left.",
      "Pass rates are those of even chunks, (1 − (1 − p)^R) multiplied over the K stages; they stand at G / K.",
    ],
  };
});

const [{ color: line }, { color: accent }] = seriesStyles;
const tints = ["#8fb0d3", "#d3deeb"] as const;
const heights = { sums: 50, reach: 100, pass: 84 } as const;
/** Sums of more actions than this say nothing new. */
const sums = 6;

/** Whether every echo of the pass curve stands on a ripple of the reach: within so much progress of one. */
const onRipple = 2;

function findingOf(curves: readonly EchoFacts[]): string {
  const echoes = echoesOf(curves);
  if (echoes.length === 0) return `The pass rate has no echo${coarsestWords(curves)}`;
  const off = echoes.filter(({ away }) => away > onRipple);
  if (off.length > 0) {
    const names = off.map(({ agent, subgoals }) => `${agent}'s K = ${subgoals}`);
    return `Not every echo is a ripple of the reach: ${joined(names)} is none`;
  }
  const farthest = Math.max(...echoes.map(({ away }) => away));
  return `Echoes are ripples of the reach: each within ${farthest.toFixed(1)} of a chunk hit more often`;
}

/** The echoes of all agents, each with what it is an echo of. */
const echoesOf = (curves: readonly EchoFacts[]) =>
  curves.flatMap(({ agent, best, echoes }) => echoes.map((echo) => ({ agent, best, ...echo })));

/** Said where the best K is the least with which anything passes. */
const coarsestWords = (curves: readonly EchoFacts[]): string =>
  curves.every(({ pass, best }) => pass.x[pass.y.findIndex((rate) => rate > 0)] === best.subgoals)
    ? ": its only peak is the coarsest chunk in reach"
    : "";

/** Where the ripples lie in natural steps. */
function rippleWords(curves: readonly EchoFacts[]): readonly string[] {
  const rippled = curves.filter(({ ripples }) => ripples.length > 0);
  if (rippled.length === 0) return [];
  const steps = rippled.map(({ ripples }) => ripples.map((ripple) => ripple.steps.toFixed(1)).join(", "));
  const spreads = rippled.map(({ spread, mean }) => (spread / mean).toFixed(2)).join(", ");
  return [
    `Ripples at ${steps.join("; ")} natural steps for ${agentNames(rippled)}. Sums of n steps spread by √n times ` +
      `${spreads} of a step: later ones blur.`,
  ];
}

/** From which chunk on the reach is flat. */
function flatWords(curves: readonly EchoFacts[]): readonly string[] {
  const flat = curves.filter((curve) => curve.flat !== null);
  if (flat.length === 0) return [];
  const limits = flat.map(({ hitShare }) => rateWord(hitShare)).join(", ");
  const who = flat.length < curves.length ? ` for ${agentNames(flat)}` : "";
  const until = flat.every((curve) => curve.flat?.ends) ? " until the horizon is too short" : "";
  return [
    `From chunks of ${flat.map((curve) => curve.flat?.from).join(", ")} on the reach is flat at window / mean increment = ${limits}${who}: ` +
      `size no longer matters, and fewer stages pass more often${until}.`,
  ];
}

/** The echo that comes nearest to the best pass rate of its curve. */
function highestEcho(curves: readonly EchoFacts[]): readonly string[] {
  const share = ({ passRate, best }: ReturnType<typeof echoesOf>[number]) => passRate / best.passRate;
  const [highest] = echoesOf(curves).sort((a, b) => share(b) - share(a));
  if (highest === undefined) return [];
  const { agent, subgoals, chunk, passRate, best } = highest;
  return [
    `The highest is ${agent}'s at K = ${subgoals}, chunks of ${Number(chunk.toFixed(1))}: pass rate ${passRate.toFixed(2)} against ` +
      `${best.passRate.toFixed(2)} at its best, K = ${best.subgoals}.`,
  ];
}

const key: readonly SignEntry[] = [
  { sign: { kind: "line", color: ink.text, width: 2.4 }, text: "sum of n actions ± one standard deviation" },
  { sign: { kind: "line", color: ink.axis, dash: [2, 2], width: 0.9 }, text: "n natural steps" },
  { sign: { kind: "point", shape: "circle", fill: line, stroke: line }, text: "best K" },
  { sign: { kind: "point", shape: "triangle-down", fill: line, stroke: line }, text: "echo, with its K" },
  { sign: { kind: "ramp", colors: tints }, text: "share of the reach after n = 1, 2, … actions" },
  { sign: { kind: "line", color: accent, dash: [5, 2] }, text: "far reach: window / mean" },
];

/** The axis of every panel. Panels above others do without its labels. */
function xAxis({ reach: { x } }: EchoFacts, labelled: boolean) {
  const domain = [x[0] - 1, x[x.length - 1] + 1];
  const axis = { values: [6, 12, 24, 36, 48, 60, 72], grid: false, labels: labelled };
  return spanned("x", labelled ? "Chunk size" : null, domain, axis);
}

const yAxis = (first: boolean, title: string, domain: number[], values: readonly number[]) =>
  quantitative("y", first ? title : null, { domain, nice: false }, { values });

/** Dashed lines at the whole numbers of natural steps that the panel has room for. */
function stepRules(curve: EchoFacts, x: object) {
  const values = stepsIn(curve).map((n) => ({ x: n * curve.mean }));
  return layer(values, { ...guideRule([2, 2]), opacity: 0.8 }, { x });
}

const stepsIn = ({ mean, reach: { x } }: EchoFacts): readonly number[] =>
  wholeNumbers(1, sums).filter((n) => n * mean <= x[x.length - 1]);

/** Where the sum of n actions lies: a ladder of bars that widen like √n. */
function sumPanel(curve: EchoFacts, first: boolean): Panel {
  const x = xAxis(curve, false);
  const bars = stepsIn(curve).map((n) => {
    const half = Math.sqrt(n) * curve.spread;
    return { x: n * curve.mean - half, x2: n * curve.mean + half, y: n };
  });
  const y = yAxis(first, "Actions n", [sums + 0.7, 0.3], wholeNumbers(1, sums));
  return {
    height: heights.sums,
    title: panelHeading(`${curve.agent}: natural step ${curve.mean.toFixed(1)} ± ${curve.spread.toFixed(1)}`),
    layer: [
      stepRules(curve, x),
      layer(
        bars,
        { type: "rule", strokeWidth: 2.4, color: ink.text, clip: true },
        { x, x2: { field: "x2" }, y },
      ),
    ],
  };
}

/** The reach of one attempt, stacked from the shares of those that took n actions. */
function reachPanel(curve: EchoFacts, first: boolean): Panel {
  const x = xAxis(curve, false);
  const y = yAxis(first, "Reach of one attempt", [0, 0.76], [0, 0.2, 0.4, 0.6]);
  const total = curve.reach.x.map((chunk, i) => ({ x: chunk, y: curve.reach.y[i] }));
  return {
    height: heights.reach,
    layer: [
      ...stacked(curve).map((values, i) =>
        layer(values, { type: "area", color: tints[i % 2], opacity: 1 }, { x, y, y2: { field: "y2" } }),
      ),
      stepRules(curve, x),
      layer(
        [{ y: curve.hitShare }],
        { type: "rule", color: accent, strokeDash: [5, 2], strokeWidth: 1.2 },
        { y },
      ),
      layer(total, { ...mark.line, color: line }, { x, y }),
    ],
  };
}

/** For each number of actions the band between the sums of the shares below it and with it. */
function stacked({ reach: { x }, parts }: EchoFacts) {
  const most = Math.max(...parts.map(({ actions }) => actions));
  const sumTo = (own: EchoFacts["parts"], last: number) =>
    own.reduce((sum, { actions, reach }) => (actions <= last ? sum + reach : sum), 0);
  const byChunk = Map.groupBy(parts, ({ chunk }) => chunk);
  return wholeNumbers(1, most).map((n) =>
    x.map((chunk) => {
      const own = byChunk.get(chunk) ?? [];
      return { x: chunk, y: sumTo(own, n), y2: sumTo(own, n - 1) };
    }),
  );
}

/** The pass rate where the chunks of K sub-goals stand, with the best K and the echoes. */
function passPanel(curve: EchoFacts, first: boolean): Panel {
  const x = xAxis(curve, true);
  const y = yAxis(first, "Pass rate", [0, 0.88], [0, 0.2, 0.4, 0.6, 0.8]);
  const { goal, pass, best, echoes } = curve;
  const values = pass.x.map((k, i) => ({ x: goal / k, y: pass.y[i] }));
  const peaks = [placed(curve, best, "best")];
  const further = echoes.map((echo) => placed(curve, echo, "echo"));
  const encoding = { x, y };
  return {
    height: heights.pass,
    layer: [
      stepRules(curve, x),
      layer(values, { ...mark.line, color: line }, encoding),
      layer(values, { ...mark.sampled, size: 9, color: line }, encoding),
      layer(peaks, { ...mark.best, color: line }, encoding),
      layer(further, { ...mark.echo, color: line, yOffset: -8 }, encoding),
      labelLayer(peaks, { color: line, yOffset: -11 }, encoding),
      labelLayer(further, { color: line, yOffset: -16 }, encoding),
    ],
  };
}

/** A peak of the pass rate where its chunk stands. */
const placed = (
  { agent, goal }: EchoFacts,
  { subgoals, passRate }: EchoFacts["best"],
  kind: "best" | "echo",
) => ({ series: agent, x: goal / subgoals, y: passRate, kind, label: `${subgoals}` });
