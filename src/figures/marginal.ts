import { type AddedChunk, type MarginalCurve, marginalCurves } from "../analysis/facts/marginal.ts";
import { wholeNumbers } from "../stats/whole-numbers.ts";
import { labelLayer } from "./kit/echo-layers.ts";
import { guideRule, layer } from "./kit/layer.ts";
import { quantitative } from "./kit/quantitative.ts";
import { type SignEntry, signKey } from "./kit/sign-key.ts";
import { sweepFigure } from "./kit/sweep-figure.ts";
import { figureWidth, ink, mark, seriesStyles } from "./kit/theme.ts";
import { type Panel, panelHeading, triptychOf } from "./kit/triptych.ts";
import { joined } from "./kit/wording.ts";

/**
 * T3.marginal as a picture, for each agent: what the r-th scaffolded chunk saves in the free tail beside what it costs, and
 * beneath it the pass rate F(r).
 */
export const marginal = sweepFigure(["agent", "scaffolded"], ["partial-pieces"], (rows) => {
  const curves = marginalCurves(rows);
  const from = Math.min(...curves.flatMap(({ added }) => added.map(({ r }) => r)));
  return {
    finding: findingOf(curves),
    details: detailsOf(curves),
    key: signKey(key, figureWidth),
    panels: [marginPanel, passPanel].map((panel) =>
      triptychOf(curves, (curve, first) => panel(curve, from, first)),
    ),
    reading: [
      "All exact. Saving: log τ(r) − log τ(r − 1) of the free tail's reach; cost: −log s of the chunk's own. Savings too " +
        "large to draw are written; ∞: the tail comes within reach. Before that there is nothing to save or to lose.",
    ],
  };
});

const [{ color: line }, { color: accent }] = seriesStyles;
const waste = "#c3cedb";
const heights = { margin: 112, pass: 92 } as const;
/** Savings and losses beyond these, in nats, are written instead of drawn. */
const window = { low: -0.15, high: 0.5 } as const;
const barWidth = 5;

const key: readonly SignEntry[] = [
  { sign: { kind: "patch", color: line }, text: "saving, above the cost" },
  { sign: { kind: "patch", color: waste, stroke: ink.axis }, text: "saving, not above it" },
  { sign: { kind: "line", color: accent, dash: [5, 2] }, text: "cost of a chunk" },
  { sign: { kind: "line", color: ink.axis, dash: [2, 2], width: 0.9 }, text: "r*" },
  { sign: { kind: "point", shape: "circle", fill: line, stroke: line }, text: "best r" },
];

/** Where the marginal rule stops, and whether the pass rate is highest there. */
function findingOf(curves: readonly MarginalCurve[]): string {
  const where = `r* = ${curves.map(({ crossing }) => crossing ?? "never").join(", ")}`;
  const missed = curves.filter((curve) => curve.best !== stopOf(curve));
  if (missed.length === 0) return `Saving falls below cost at ${where}: there the pass rate peaks`;
  const bests = missed.map(({ agent, best }) => `${agent}'s at r = ${best}`);
  return `Saving falls below cost at ${where}, but the pass rate peaks elsewhere: ${joined(bests)}`;
}

/** r*: the last chunk, where every one is worth its cost. */
const stopOf = ({ crossing, passRates }: MarginalCurve): number => crossing ?? passRates.length - 1;

/** What a chunk costs, what the ones around the crossing save, and the chunks past it that are worth their cost again. */
function detailsOf(curves: readonly MarginalCurve[]): readonly string[] {
  const around = (offset: number) =>
    curves
      .map((curve) => curve.added.find(({ r }) => r === stopOf(curve) + offset)?.saves.toFixed(2) ?? "–")
      .join(", ");
  const costs = curves.map(costWord).join(", ");
  return [
    `A chunk costs ${costs} nats; the r*-th saves ${around(0)}, the next one ${around(1)}.`,
    ...againWords(curves),
  ];
}

function costWord({ added }: MarginalCurve): string {
  const words = [...new Set(added.map(({ costs }) => costs.toFixed(2)))].sort();
  return words.length < 2 ? (words[0] ?? "–") : `${words[0]}…${words[words.length - 1]}`;
}

function againWords(curves: readonly MarginalCurve[]): readonly string[] {
  if (curves.every(({ again }) => again.length === 0)) return ["Past r* no chunk is worth its cost again."];
  const named = curves.flatMap(({ agent, again }) =>
    again.map(
      ({ r, saves, costs }) => `${agent}'s r = ${r} (${saves.toFixed(3)} against ${costs.toFixed(3)})`,
    ),
  );
  const late = curves.every((curve) => curve.again.length === 0 || curve.best === stopOf(curve));
  return [
    `Past r* a resonance makes a chunk worth its cost again${late ? ", too late" : ""}: ${joined(named)}.`,
  ];
}

function xAxis({ passRates }: MarginalCurve, from: number, labelled: boolean) {
  const last = passRates.length - 1;
  const values = wholeNumbers(from, last).filter((r) => r % 3 === 0);
  // Vega-Lite pads the scale of bars, and the panels would not stand under one another
  const scale = { domain: [from - 0.8, last + 0.8], nice: false, zero: false, padding: 0 };
  const axis = { values, grid: false, labels: labelled, format: "d" };
  return quantitative("r", labelled ? "Scaffolded chunks r" : null, scale, axis);
}

function marginPanel(curve: MarginalCurve, from: number, first: boolean): Panel {
  const x = xAxis(curve, from, false);
  const ticks = { values: [-0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5], format: ".1f" };
  const scale = { domain: [window.low, window.high], nice: false };
  const y = quantitative("to", first ? "Nats" : null, scale, ticks);
  const bars = curve.added.map(barOf);
  const labelled = bars.filter(({ label }) => label !== "");
  const bar = (worth: boolean, look: object) => {
    const own = bars.filter((one) => one.worth === worth).map((one) => ({ ...one, zero: 0 }));
    return layer(own, { type: "bar", size: barWidth, ...look }, { x, y, y2: { field: "zero" } });
  };
  const costs = curve.added.map(({ r, costs }) => ({ r, to: costs }));
  return {
    height: heights.margin,
    title: panelHeading(curve.agent),
    layer: [
      layer([{ r: curve.best }], guideRule([2, 2]), { x }),
      bar(true, { color: line }),
      bar(false, { color: waste, stroke: ink.axis, strokeWidth: 0.6 }),
      layer(costs, { ...mark.line, color: accent, strokeDash: [5, 2] }, { x, y }),
      labelLayer(labelled, { color: line, angle: 270, align: "left", dx: 4 }, { x, y }),
    ],
  };
}

const barOf = ({ r, saves, isWorth }: AddedChunk) => ({
  r,
  to: Math.max(window.low, Math.min(window.high, saves)),
  worth: isWorth,
  label: saves > window.high ? (saves === Number.POSITIVE_INFINITY ? "∞" : saves.toFixed(1)) : "",
});

function passPanel(curve: MarginalCurve, from: number, first: boolean): Panel {
  const x = xAxis(curve, from, true);
  const scale = { domain: [0, Math.max(...curve.passRates) * 1.25], nice: false };
  const y = quantitative("pass", first ? "Pass rate F(r)" : null, scale, { tickCount: 4 });
  const values = curve.passRates.map((pass, r) => ({ r, pass })).filter(({ r }) => r >= from);
  const best = [{ r: curve.best, pass: curve.passRates[curve.best], label: `${curve.best}` }];
  return {
    height: heights.pass,
    layer: [
      layer([{ r: curve.best }], guideRule([2, 2]), { x }),
      layer(values, { ...mark.line, color: line }, { x, y }),
      layer(values, { ...mark.sampled, color: line }, { x, y }),
      layer(best, { ...mark.best, color: line }, { x, y }),
      labelLayer(best, { color: line, yOffset: -11, xOffset: 9 }, { x, y }),
    ],
  };
}
