import type { Measured, SweepCurve } from "../../analysis/facts/sweep.ts";
import { numberAt, textAt } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";
import { type Curve, echoLayers } from "./echo-layers.ts";
import type { View } from "./figure.ts";
import { layer } from "./layer.ts";
import { type Marks, signsAt } from "./marks.ts";
import { bias, type Measure, passRate } from "./measures.ts";
import { quantitative } from "./quantitative.ts";
import { sampledLayer } from "./sampled-layer.ts";
import { seriesEncoding } from "./series-encoding.ts";
import { mark, panel } from "./theme.ts";
import { panelHeading } from "./triptych.ts";

/** What is swept. */
export interface Sweep {
  /** The column whose values are the series. */
  readonly series: string;
  /** What the picture calls such a value, when not by itself. */
  readonly named?: (value: string) => string;
  readonly x: string;
  readonly xTitle: string;
}

/** What stands side by side in a row of panels. */
export interface SweepPanels {
  /** Exact curves. */
  readonly curves: readonly SweepCurve[];
  /** The table: its sampled rows become points. */
  readonly rows: readonly Row[];
  /** Every series of the picture, so that each keeps its style in every panel (default: those of the curves). */
  readonly names?: readonly string[];
  readonly marks?: Readonly<Partial<Record<Measured, Partial<Marks>>>>;
  readonly heading?: string;
  readonly height?: number;
  /** Whether another panel below says what the axis is. */
  readonly untitled?: boolean;
}

/** Pass rate and bias of the same curves side by side. */
export const sweepPanels = (sweep: Sweep, shown: SweepPanels): readonly View[] =>
  [passRate, bias].map((measure) => sweepPanel(sweep, shown, measure));

/** From this height on the longest title of an axis stands on one line. */
const tall = 165;

/** A panel: exact lines, sampled points with their intervals over them, and marks on what stands out. */
function sweepPanel(sweep: Sweep, shown: SweepPanels, measure: Measure): View {
  const { rows, marks, heading, height = panel.height, untitled } = shown;
  const { best = [], signs = [] } = marks?.[measure.of] ?? {};
  const curves = shown.curves.map(({ series, at, ...curve }) => ({ series, x: at, y: curve[measure.of] }));
  const sampled = rows.filter((row) => row["engine"] === "monte-carlo");
  const { color, strokeDash, shape } = seriesEncoding(shown.names ?? curves.map(({ series }) => series));
  const title = height < tall ? measure.shortTitle : measure.title;
  const at = { x: xEncoding(untitled ? null : sweep.xTitle, curves), y: yEncoding(title, measure, curves) };
  const points = curves.flatMap(({ series, x, y }) => x.map((k, i) => ({ series, x: k, y: y[i] })));
  return {
    width: panel.width,
    height,
    ...(heading === undefined ? {} : { title: panelHeading(heading) }),
    layer: [
      layer(points, mark.line, { ...at, color, strokeDash }),
      layer(best, mark.best, { ...at, color, shape }),
      sampledLayer(
        sampled.map((row) => sampledPoint(row, sweep, measure)),
        at,
        { color, shape },
      ),
      ...echoLayers(signsAt(signs, curves, measure), { ...at, color }),
    ],
  };
}

function sampledPoint(row: Row, { series, named = String, x }: Sweep, { column, interval }: Measure) {
  const name = named(textAt(row, series));
  return { series: name, x: numberAt(row, x), y: numberAt(row, column), ...interval(row) };
}

/** Whole numbers: every one when there are few, else the first and every so many. */
function xEncoding(title: string | null, curves: readonly Curve[]) {
  const all = curves.flatMap(({ x }) => x);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const step = Math.max(1, Math.round((most - least) / 6));
  const values = [least, ...all.filter((k) => k % step === 0 && k - least >= step / 2)];
  const margin = 0.026 * (most - least);
  const scale = { domain: [least - margin, most + margin], nice: false, zero: false };
  return quantitative("x", title, scale, { values: [...new Set(values)], grid: false, format: "d" });
}

/** The steps 1, 2, 5 of every decade that a bias may lie in. */
const logTicks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

function yEncoding(title: string | readonly string[], { log }: Measure, curves: readonly Curve[]) {
  const all = curves.flatMap(({ y }) => y);
  const scale = log
    ? { type: "log" as const, domain: [Math.min(...all) / 1.6, Math.max(...all) * 1.25], nice: false }
    : { domain: [0, Math.max(...all) * 1.12], nice: false };
  const axis = log ? { values: [...logTicks] } : { tickCount: 5 };
  return quantitative("y", typeof title === "string" ? title : [...title], scale, axis);
}
