import { numberAt, textAt } from "../../stats/columns.ts";
import { type Curve, curvesOf, type Extreme } from "../../stats/curves.ts";
import type { Row } from "../../stats/table.ts";
import { type Echo, echoLayers } from "./echo-layers.ts";
import type { View } from "./figure.ts";
import type { Measure } from "./measures.ts";
import { seriesEncoding } from "./series-encoding.ts";
import { ink, mark, panel, textSize } from "./theme.ts";

/** What is swept, and by which column series are told apart. */
export interface Sweep {
  readonly series: string;
  readonly x: string;
  readonly xTitle: string;
}

/** One panel of a sweep: its rows, what it shows of them, and the points that stand out. */
export interface SweepPanel {
  readonly measure: Measure;
  readonly rows: readonly Row[];
  /** Every series of the picture, so that each keeps its style in every panel. */
  readonly names: readonly string[];
  readonly best: readonly Extreme[];
  readonly signs: readonly Echo[];
  readonly heading?: string;
  readonly height?: number;
  /** Whether another panel below says what the axis is. */
  readonly untitled?: boolean;
}

/** Exact curves of one measure, one for each series. */
export const exactCurves = (
  rows: readonly Row[],
  { series, x }: Sweep,
  { column }: Measure,
): readonly Curve[] =>
  curvesOf(
    rows.filter((row) => row["engine"] === "exact"),
    series,
    x,
    column,
  );

/** From this height on the longest title of an axis stands on one line. */
const tall = 165;

/** A panel: exact lines, sampled points with their intervals over them, and marks on what stands out. */
export function sweepPanel(sweep: Sweep, shown: SweepPanel): View {
  const { measure, rows, names, best, signs, heading, height = panel.height, untitled } = shown;
  const curves = exactCurves(rows, sweep, measure);
  const sampled = rows.filter((row) => row["engine"] === "monte-carlo");
  const { color, strokeDash, shape } = seriesEncoding(names);
  const title = height < tall ? measure.shortTitle : measure.title;
  const at = { x: xEncoding(untitled ? null : sweep.xTitle, curves), y: yEncoding(title, measure, curves) };
  const points = curves.flatMap(({ series, x, y }) => x.map((k, i) => ({ series, x: k, y: y[i] })));
  const interval = { ...at, y: { ...at.y, field: "low" }, y2: { field: "high" } };
  return {
    width: panel.width,
    height,
    ...(heading === undefined ? {} : { title: headingOf(heading) }),
    layer: [
      { data: { values: points }, mark: mark.line, encoding: { ...at, color, strokeDash } },
      { data: { values: [...best] }, mark: mark.best, encoding: { ...at, color, shape } },
      {
        data: { values: sampled.map((row) => sampledPoint(row, sweep, measure)) },
        layer: [
          { mark: mark.interval, encoding: { ...interval, color } },
          { mark: mark.sampled, encoding: { ...at, color, shape } },
        ],
      },
      ...echoLayers(signs, { ...at, color }),
    ],
  };
}

const headingOf = (text: string) => ({
  text,
  fontSize: textSize.label,
  fontWeight: "normal" as const,
  color: ink.text,
  offset: 4,
});

function sampledPoint(row: Row, { series, x }: Sweep, { column, interval }: Measure) {
  return {
    series: textAt(row, series),
    x: numberAt(row, x),
    y: numberAt(row, column),
    ...interval(row),
  };
}

/** Whole numbers: every one when there are few, else the first and every so many. */
function xEncoding(title: string | null, curves: readonly Curve[]) {
  const all = curves.flatMap(({ x }) => x);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const step = Math.max(1, Math.round((most - least) / 6));
  const values = [least, ...all.filter((k) => k % step === 0 && k - least >= step / 2)];
  const margin = 0.026 * (most - least);
  return {
    field: "x",
    type: "quantitative" as const,
    title,
    scale: { domain: [least - margin, most + margin], nice: false, zero: false },
    axis: { values: [...new Set(values)], grid: false, format: "d" },
  };
}

/** The steps 1, 2, 5 of every decade that a bias may lie in. */
const logTicks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

function yEncoding(title: string | readonly string[], { log }: Measure, curves: readonly Curve[]) {
  const all = curves.flatMap(({ y }) => y);
  const scale = log
    ? { type: "log" as const, domain: [Math.min(...all) / 1.6, Math.max(...all) * 1.25], nice: false }
    : { domain: [0, Math.max(...all) * 1.12], nice: false };
  const axis = log ? { values: [...logTicks] } : { tickCount: 5 };
  return {
    field: "y",
    type: "quantitative" as const,
    title: typeof title === "string" ? title : [...title],
    scale,
    axis,
  };
}
