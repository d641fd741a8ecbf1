import { groupBy } from "../stats/columns.ts";
import { extremesOf } from "../stats/curves.ts";
import type { Row } from "../stats/table.ts";
import { type AttemptCurve, attemptCurve } from "./echo-peaks-curves.ts";
import { echoDetails, echoFinding } from "./echo-peaks-finding.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, mark, seriesStyles } from "./kit/theme.ts";
import { panelHeading, triptych, triptychRow } from "./kit/triptych.ts";

/**
 * Why pass rates climb again: for each agent, above one another over the size of a chunk, where the sum of n actions lies, how
 * often one attempt reaches after just n of them, and the pass rate of the task cut into chunks of that size.
 */
export const echoPeaks: FigureDefinition = {
  axes: ["agent", "chunk"],
  measurements: ["attempt-by-actions"],
  draw,
};

const { color: line } = seriesStyles[0];
const { color: accent } = seriesStyles[1];
const tints = ["#8fb0d3", "#d3deeb"] as const;
const heights = { sums: 50, reach: 100, pass: 84 } as const;
/** Sums of more actions than this say nothing new. */
const sums = 6;

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const curves = [...groupBy(rows, "agent")].map(([agent, own]) => attemptCurve(agent, own));
  const finding = echoFinding(curves);
  const rowOf = (panel: (curve: AttemptCurve, first: boolean) => View) =>
    triptychRow(curves.map((curve, i) => panel(curve, i === 0)));
  const spec = sweepFigure(
    {
      finding,
      details: echoDetails(curves),
      key: signKey(key, figureWidth),
      panels: [[rowOf(sumPanel)], [rowOf(reachPanel)], [rowOf(passPanel)]],
      reading: [
        "All exact. Shares of the reach are stacked; darker and lighter ones take turns as n grows from the left.",
        "Pass rates are those of even chunks, (1 − (1 − p)^R) multiplied over the K stages; they stand at G / K.",
      ],
    },
    context,
  );
  return { finding, spec };
}

const key: readonly SignEntry[] = [
  { sign: { kind: "line", color: ink.text, width: 2.4 }, text: "sum of n actions ± one standard deviation" },
  { sign: { kind: "line", color: ink.axis, dash: [2, 2], width: 0.9 }, text: "n natural steps" },
  { sign: { kind: "point", shape: "circle", fill: line, stroke: line }, text: "best K" },
  { sign: { kind: "point", shape: "triangle-down", fill: line, stroke: line }, text: "echo, with its K" },
  { sign: { kind: "ramp", colors: tints }, text: "share of the reach after n = 1, 2, … actions" },
  { sign: { kind: "line", color: accent, dash: [5, 2] }, text: "far reach: window / mean" },
];

const quantitative = "quantitative" as const;

/** The axis of every panel. Panels above others do without its labels. */
function xAxis({ reach: { x } }: AttemptCurve, labelled: boolean) {
  const values = [6, 12, 24, 36, 48, 60, 72];
  return {
    field: "x",
    type: quantitative,
    title: labelled ? "Chunk size" : null,
    scale: { domain: [x[0] - 1, x[x.length - 1] + 1], nice: false, zero: false },
    axis: { values, grid: false, labels: labelled },
  };
}

const yAxis = (first: boolean, title: string | string[], domain: readonly number[], values: number[]) => ({
  field: "y",
  type: quantitative,
  title: first ? title : null,
  scale: { domain: [...domain], nice: false },
  axis: { values },
});

/** Dashed lines at the whole numbers of natural steps that the panel has room for. */
const stepRules = (curve: AttemptCurve, x: ReturnType<typeof xAxis>) => ({
  data: { values: stepsIn(curve).map((n) => ({ x: n * curve.mean })) },
  mark: { type: "rule" as const, strokeDash: [2, 2], strokeWidth: 0.9, color: ink.axis, opacity: 0.8 },
  encoding: { x },
});

const stepsIn = ({ mean, reach: { x } }: AttemptCurve): readonly number[] =>
  Array.from({ length: sums }, (_, i) => i + 1).filter((n) => n * mean <= x[x.length - 1]);

/** Where the sum of n actions lies: a ladder of bars that widen like √n. */
function sumPanel(curve: AttemptCurve, first: boolean): View {
  const x = xAxis(curve, false);
  const shown = stepsIn(curve);
  const bars = shown.map((n) => {
    const half = Math.sqrt(n) * curve.spread;
    return { x: n * curve.mean - half, x2: n * curve.mean + half, y: n };
  });
  const y = yAxis(first, "Actions n", [sums + 0.7, 0.3], [1, 2, 3, 4, 5, 6]);
  return {
    width: triptych.width,
    height: heights.sums,
    title: panelHeading(`${curve.agent}: natural step ${curve.mean.toFixed(1)} ± ${curve.spread.toFixed(1)}`),
    layer: [
      stepRules(curve, x),
      {
        data: { values: bars },
        mark: { type: "rule", strokeWidth: 2.4, color: ink.text, clip: true },
        encoding: { x, x2: { field: "x2" }, y },
      },
    ],
  };
}

/** The reach of one attempt, stacked from the shares of those that took n actions. */
function reachPanel(curve: AttemptCurve, first: boolean): View {
  const x = xAxis(curve, false);
  const y = yAxis(first, "Reach of one attempt", [0, 0.76], [0, 0.2, 0.4, 0.6]);
  const total = curve.reach.x.map((chunk, i) => ({ x: chunk, y: curve.reach.y[i] }));
  return {
    width: triptych.width,
    height: heights.reach,
    layer: [
      ...stacked(curve).map(({ actions, values }) => ({
        data: { values },
        mark: { type: "area" as const, color: tints[(actions + 1) % 2], opacity: 1 },
        encoding: { x, y, y2: { field: "y2" } },
      })),
      stepRules(curve, x),
      {
        data: { values: [{ y: curve.hitShare }] },
        mark: { type: "rule", color: accent, strokeDash: [5, 2], strokeWidth: 1.2 },
        encoding: { y },
      },
      { data: { values: total }, mark: { ...mark.line, color: line }, encoding: { x, y } },
    ],
  };
}

/** For each number of actions the band between the sums of the shares below it and with it. */
function stacked({ reach: { x }, parts }: AttemptCurve) {
  const base = new Map(x.map((chunk) => [chunk, 0]));
  const most = Math.max(...parts.map(({ actions }) => actions));
  return Array.from({ length: most }, (_, i) => {
    const own = new Map(
      parts.filter(({ actions }) => actions === i + 1).map(({ chunk, reach }) => [chunk, reach]),
    );
    const values = x.map((chunk) => {
      const y2 = base.get(chunk) ?? 0;
      const y = y2 + (own.get(chunk) ?? 0);
      base.set(chunk, y);
      return { x: chunk, y, y2 };
    });
    return { actions: i + 1, values };
  });
}

/** The pass rate where the chunks of K sub-goals stand, with the best K and the echoes. */
function passPanel(curve: AttemptCurve, first: boolean): View {
  const x = xAxis(curve, true);
  const y = yAxis(first, "Pass rate", [0, 0.88], [0, 0.2, 0.4, 0.6, 0.8]);
  const { goal, pass } = curve;
  const values = pass.x.map((k, i) => ({ x: goal / k, y: pass.y[i] }));
  const [best, ...echoes] = extremesOf(pass, 1).map((point) => ({
    ...point,
    x: goal / point.x,
    label: `${point.x}`,
  }));
  const encoding = { x, y };
  return {
    width: triptych.width,
    height: heights.pass,
    layer: [
      stepRules(curve, x),
      { data: { values }, mark: { ...mark.line, color: line }, encoding },
      { data: { values }, mark: { ...mark.sampled, size: 9, color: line }, encoding },
      { data: { values: [best] }, mark: { ...mark.best, color: line }, encoding },
      { data: { values: echoes }, mark: { ...mark.echo, color: line, yOffset: -8 }, encoding },
      {
        data: { values: [best] },
        mark: { ...mark.note, color: line, yOffset: -11 },
        encoding: { ...encoding, text: { field: "label" } },
      },
      {
        data: { values: echoes },
        mark: { ...mark.note, color: line, yOffset: -16 },
        encoding: { ...encoding, text: { field: "label" } },
      },
    ],
  };
}
