import { log } from "../model/pinned-math.ts";
import { groupBy, numberAt } from "../stats/columns.ts";
import { highest } from "../stats/local-peaks.ts";
import type { Row } from "../stats/table.ts";
import type { Figure, FigureContext, FigureDefinition, View } from "./kit/figure.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, mark, seriesStyles } from "./kit/theme.ts";
import { panelHeading, triptych, triptychRow } from "./kit/triptych.ts";
import { type AddedChunk, type MarginalCurve, marginalDetails, marginalFinding } from "./marginal-finding.ts";

/**
 * T3.marginal as a picture, for each agent: what the r-th scaffolded chunk saves in the free tail beside what it costs, and
 * beneath it the pass rate F(r).
 */
export const marginal: FigureDefinition = {
  axes: ["agent", "scaffolded"],
  measurements: ["partial-pieces"],
  draw,
};

const { color: line } = seriesStyles[0];
const { color: accent } = seriesStyles[1];
const waste = "#c3cedb";
const heights = { margin: 112, pass: 92 } as const;
/** Savings and losses beyond these, in nats, are written instead of drawn. */
const window = { low: -0.15, high: 0.5 } as const;
const barWidth = 5;

function draw(rows: readonly Row[], context: FigureContext): Figure {
  const curves = [...groupBy(rows, "agent")].map(([agent, own]) => marginalCurve(agent, own));
  const from = Math.min(...curves.flatMap(({ added }) => added.map(({ r }) => r)));
  const panels = (panel: (curve: MarginalCurve, from: number, first: boolean) => View) =>
    triptychRow(curves.map((curve, i) => panel(curve, from, i === 0)));
  const finding = marginalFinding(curves);
  const spec = sweepFigure(
    {
      finding,
      details: marginalDetails(curves),
      key: signKey(key, figureWidth),
      panels: [[panels(marginPanel)], [panels(passPanel)]],
      reading: [
        "All exact. Saving: log τ(r) − log τ(r − 1) of the free tail's reach; cost: −log s of the chunk's own. Savings too " +
          "large to draw are written; ∞: the tail comes within reach. Before that there is nothing to save or to lose.",
      ],
    },
    context,
  );
  return { finding, spec };
}

const key: readonly SignEntry[] = [
  { sign: { kind: "patch", color: line }, text: "saving, above the cost" },
  { sign: { kind: "patch", color: waste, stroke: ink.axis }, text: "saving, not above it" },
  { sign: { kind: "line", color: accent, dash: [5, 2] }, text: "cost of a chunk" },
  { sign: { kind: "line", color: ink.axis, dash: [2, 2], width: 0.9 }, text: "r*" },
  { sign: { kind: "point", shape: "circle", fill: line, stroke: line }, text: "best r" },
];

/** One agent's curve: the chunks added from the first that brings the tail within reach. */
function marginalCurve(agent: string, rows: readonly Row[]): MarginalCurve {
  const sorted = [...rows].sort((a, b) => numberAt(a, "scaffolded") - numberAt(b, "scaffolded"));
  const passRates = sorted.map((row) => numberAt(row, "passRate"));
  const added = sorted.slice(1).flatMap((row, i): readonly AddedChunk[] => {
    const [tail, before] = [row, sorted[i]].map((one) => numberAt(one, "tailReach"));
    if (tail === 0 && before === 0) return [];
    const saving = before === 0 ? Number.POSITIVE_INFINITY : log(tail) - log(before);
    return [{ r: numberAt(row, "scaffolded"), saving, cost: -log(numberAt(row, "chunkReach")) }];
  });
  return { agent, passRates, best: highest(passRates), added };
}

function xAxis({ passRates }: MarginalCurve, from: number, labelled: boolean) {
  const last = passRates.length - 1;
  const values = Array.from({ length: last - from + 1 }, (_, i) => from + i).filter((r) => r % 3 === 0);
  return {
    field: "r",
    type: "quantitative" as const,
    title: labelled ? "Scaffolded chunks r" : null,
    // Vega-Lite pads the scale of bars, and the panels would not stand under one another
    scale: { domain: [from - 0.8, last + 0.8], nice: false, zero: false, padding: 0 },
    axis: { values, grid: false, labels: labelled, format: "d" },
  };
}

type X = ReturnType<typeof xAxis>;

const bestRule = ({ best }: MarginalCurve, x: X) => ({
  data: { values: [{ r: best }] },
  mark: { type: "rule" as const, strokeDash: [2, 2], strokeWidth: 0.9, color: ink.axis },
  encoding: { x },
});

function marginPanel(curve: MarginalCurve, from: number, first: boolean): View {
  const x = xAxis(curve, from, false);
  const y = {
    field: "to",
    type: "quantitative" as const,
    title: first ? "Nats" : null,
    scale: { domain: [window.low, window.high], nice: false },
    axis: { values: [-0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5], format: ".1f" },
  };
  const bars = curve.added.map(({ r, saving, cost }) => ({
    r,
    to: Math.max(window.low, Math.min(window.high, saving)),
    worth: saving > cost * (1 + 1e-9),
    label: saving > window.high ? (saving === Number.POSITIVE_INFINITY ? "∞" : saving.toFixed(1)) : "",
  }));
  const bar = (worth: boolean, look: object) => ({
    data: { values: bars.filter((one) => one.worth === worth).map((one) => ({ ...one, zero: 0 })) },
    mark: { type: "bar" as const, size: barWidth, ...look },
    encoding: { x, y, y2: { field: "zero" } },
  });
  return {
    width: triptych.width,
    height: heights.margin,
    title: panelHeading(curve.agent),
    layer: [
      bestRule(curve, x),
      bar(true, { color: line }),
      bar(false, { color: waste, stroke: ink.axis, strokeWidth: 0.6 }),
      {
        data: { values: curve.added.map(({ r, cost }) => ({ r, to: cost })) },
        mark: { ...mark.line, color: accent, strokeDash: [5, 2] },
        encoding: { x, y },
      },
      {
        data: { values: bars.filter(({ label }) => label !== "") },
        mark: { ...mark.note, color: line, angle: 270, align: "left", dx: 4 },
        encoding: { x, y, text: { field: "label" } },
      },
    ],
  };
}

function passPanel(curve: MarginalCurve, from: number, first: boolean): View {
  const x = xAxis(curve, from, true);
  const y = {
    field: "pass",
    type: "quantitative" as const,
    title: first ? "Pass rate F(r)" : null,
    scale: { domain: [0, Math.max(...curve.passRates) * 1.25], nice: false },
    axis: { tickCount: 4 },
  };
  const values = curve.passRates.map((pass, r) => ({ r, pass })).filter(({ r }) => r >= from);
  const best = [{ r: curve.best, pass: curve.passRates[curve.best], label: `${curve.best}` }];
  return {
    width: triptych.width,
    height: heights.pass,
    layer: [
      bestRule(curve, x),
      { data: { values }, mark: { ...mark.line, color: line }, encoding: { x, y } },
      { data: { values }, mark: { ...mark.sampled, color: line }, encoding: { x, y } },
      { data: { values: best }, mark: { ...mark.best, color: line }, encoding: { x, y } },
      {
        data: { values: best },
        mark: { ...mark.note, color: line, yOffset: -11, xOffset: 9 },
        encoding: { x, y, text: { field: "label" } },
      },
    ],
  };
}
