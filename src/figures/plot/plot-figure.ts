import type { Row } from "../../stats/table.ts";
import type { View } from "../kit/figure.ts";
import type { Figure, FigureContext } from "../kit/figure-definition.ts";
import type { KeyEntry } from "../kit/key-view.ts";
import { figureOf, seriesKey, trialsWords } from "../kit/sweep-figure.ts";
import { figureWidth, panel } from "../kit/theme.ts";
import type { Channels, PlotWish } from "./choose-channels.ts";
import { type PlotPlan, planPlot } from "./plan-plot.ts";
import { isJoined, type PlotAxis } from "./plot-axis.ts";
import { plotFinding } from "./plot-finding.ts";
import { plotPanel } from "./plot-panel.ts";
import { isSampled, onlySeries, type PlotPoint, pointsOf } from "./plot-points.ts";
import { facetWords, fixedWords, valueWords } from "./plot-words.ts";
import { withColumns } from "./row-columns.ts";

/** What a picture of a study's rows is asked for. */
export interface PlotRequest {
  /** The study's axes. */
  readonly axes: readonly PlotAxis[];
  /** What is named of it; a name may also be that of a column, whose values then serve as an axis. */
  readonly wish: PlotWish;
  /** The columns to draw when none are named. */
  readonly main: readonly string[];
  /** What the study asks; may be empty. */
  readonly question: string;
  /** What the rows are measured by, as in `ceiling`. */
  readonly measured: string;
}

/**
 * A picture of any study's rows: its axes as x, colour and facets, its main columns as panels, exact values as lines and sampled
 * ones as points with their intervals. The title is where the first column is highest.
 *
 * Errors: RangeError for what it cannot draw: too many facets or points, text where numbers are needed, several rows on one
 * point; with the way out.
 */
export function plotFigure(request: PlotRequest, rows: readonly Row[], context: FigureContext): Figure {
  const { axes, wish } = withColumns(request.axes, request.wish, rows);
  const plan = planPlot(axes, wish, request.main);
  const { colour } = plan.channels;
  const names = colour === null ? [onlySeries] : colour.values.map((value) => valueWords(colour.name, value));
  const { finding, details } = plotFinding(rows, axes, plan.y);
  const parts = {
    finding,
    details: [...(request.question === "" ? [] : [request.question]), ...details],
    key: keyOf(colour === null ? [] : names, rows, context),
    panels: panelsOf(plan, names, rows),
    reading: readingOf(request.measured, plan.channels, rows, context),
  };
  return figureOf(parts, context);
}

/** Colours, and what a point is where there are lines too; a picture of one kind of mark has no key. */
function keyOf(names: readonly string[], rows: readonly Row[], context: FigureContext): readonly KeyEntry[] {
  const sampled = rows.some(isSampled);
  const series = names.length === 0 && sampled && !rows.every(isSampled) ? [onlySeries] : names;
  if (series.length === 0) return [];
  const trials = sampled ? (context.trials ?? 0) : null;
  return seriesKey(
    series.map((one) => ({ series: one })),
    { ...context, trials },
  );
}

/** How to read the picture: what its marks are, and the axes that do not vary. */
function readingOf(
  measured: string,
  { x, fixed }: Channels,
  rows: readonly Row[],
  context: FigureContext,
): readonly string[] {
  const marks = marksWords(measured, isJoined(x), rows, context);
  return [fixed.length === 0 ? marks : `${marks} At ${fixedWords(fixed)}.`];
}

function marksWords(measured: string, inPlaces: boolean, rows: readonly Row[], context: FigureContext) {
  if (rows.every((row) => row["engine"] === undefined)) return `Measured: ${measured}.`;
  if (!rows.some(isSampled)) return "All exact.";
  const each = trialsWords(context);
  const joined = inPlaces ? "; lines join them" : "";
  if (rows.every(isSampled)) return `Points: ${each}, with 95 % intervals${joined}.`;
  return `${inPlaces ? "Lines" : "Dashes"}: exact. Points: ${each}.`;
}

/** Rows of panels: of one column the facets side by side, else the columns of a facet. */
function panelsOf(
  { channels, y, perRow }: PlotPlan,
  names: readonly string[],
  rows: readonly Row[],
): View[][] {
  const columns = y.map((column) => ({ column, points: pointsOf(rows, channels, column) }));
  const drawn = new Set(columns.flatMap(({ points }) => points.map(({ facet }) => facet)));
  const facets = facetWords(channels.facets).filter((facet) => drawn.has(facet));
  const cells = facets.flatMap((facet) => columns.map((column) => ({ facet, ...column })));
  const { width, height } = sizeOf(perRow, Math.ceil(cells.length / perRow), y.length > 1);
  const views = cells.map(({ facet, column, points }, i) =>
    plotPanel({
      x: channels.x,
      names,
      points: points.filter((point) => point.facet === facet),
      extent: { column, values: points.flatMap(valuesOf) },
      heading: facet,
      width,
      height,
      titled: { x: i + perRow >= cells.length, y: y.length > 1 || i % perRow === 0 },
    }),
  );
  return Array.from({ length: Math.ceil(views.length / perRow) }, (_, i) =>
    views.slice(i * perRow, (i + 1) * perRow),
  );
}

const valuesOf = ({ y, low, high }: PlotPoint): readonly number[] =>
  low > 0 === y > 0 ? [y, low, high] : [y, high];

/** As wide together as every figure, the labels and titles between panels left out; one row is high, many are low. */
function sizeOf(perRow: number, rows: number, titles: boolean) {
  const height = rows === 1 ? panel.height : rows === 2 ? 120 : 96;
  const between = titles ? 58 : 40;
  const width = perRow === 2 ? panel.width : (figureWidth - (perRow - 1) * between) / perRow;
  return { width: Math.floor(width), height };
}
