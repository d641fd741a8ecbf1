import { Buffer } from "node:buffer";
import type { TopLevelSpec } from "vega-lite";
import { renderPng, renderSvg } from "../src/api/node.ts";
import { type KeyEntry, keyView } from "../src/figures/kit/key-view.ts";
import { seriesEncoding } from "../src/figures/kit/series-encoding.ts";
import { ink, mark as marks, textSize, theme } from "../src/figures/kit/theme.ts";
import { type Display, displayed } from "./display.ts";

/** One picture inside a larger one. */
export type View = Extract<TopLevelSpec, { vconcat: unknown }>["vconcat"][number];

type Point = readonly [x: number, y: number];

/** Lines over a number, told apart by colour, dash and mark. */
export interface LineChartOptions {
  /** Above this panel; the finding stands above the whole picture. */
  readonly heading?: string;
  readonly x: string;
  readonly y: string;
  readonly lines: Readonly<Record<string, readonly Point[]>>;
  /** Fills the mark of each line's highest or lowest point. */
  readonly mark?: "highest" | "lowest";
  /** Words at points of the picture, standing above them. */
  readonly notes?: readonly { readonly at: Point; readonly text: string }[];
  /** Grey upright lines. */
  readonly uprights?: readonly number[];
  readonly logarithmic?: boolean;
  readonly yDomain?: readonly [number, number];
  /** Marks at the points of each line (default: when there are at most 40). */
  readonly points?: boolean;
  readonly width?: number;
  readonly height?: number;
}

export interface Words {
  /** What the picture shows, in a sentence. */
  readonly title: string;
  readonly subtitle?: string;
}

/** Units of a picture are points of print; on a screen they are shown this much larger. */
const screenScale = 1.45;

/** The width of a picture's panels and the gaps between them, in units. */
const widthOf = { one: 380, two: 212, gap: 30 } as const;

/**
 * A chart of lines, or two side by side under one title and one key.
 *
 * Lines of the same name look alike in both; a chart of one line has no key.
 */
export function lineChart(words: Words, ...panels: readonly LineChartOptions[]): Promise<Display> {
  const names = [...new Set(panels.flatMap(({ lines }) => Object.keys(lines)))];
  const width = panels.length === 1 ? widthOf.one : widthOf.two;
  const entries: KeyEntry[] = names.map((text) => ({ text, sign: "series" }));
  const key = names.length > 1 ? [keyView(entries, panels.length * width)] : [];
  return chart(words, [
    ...key,
    { hconcat: panels.map((panel) => linePanel({ width, ...panel }, names)), spacing: widthOf.gap },
  ]);
}

/** Vega-Lite views, one below the other, in the project's look and under a title that says what they show. */
export async function chart({ title, subtitle }: Words, views: readonly View[]): Promise<Display> {
  const heading = { text: title, ...(subtitle && { subtitle }) };
  const svg = await renderSvg({ title: heading, config: theme, spacing: 12, vconcat: [...views] });
  const [, width, height] = /<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const onScreen = (units: string) => Math.round(Number(units) * screenScale);
  // As PNG, since GitHub and nbconvert leave SVG out.
  const content = {
    "image/png": Buffer.from(renderPng(svg)).toString("base64"),
    "text/plain": `[picture: ${title}]`,
  };
  return displayed(content, { "image/png": { width: onScreen(width), height: onScreen(height) } });
}

function linePanel(options: LineChartOptions, names: readonly string[]): View {
  const { lines, heading, width, height = 170 } = options;
  const values = Object.entries(lines).flatMap(([series, points]) =>
    points.map(([x, y]) => ({ series, x, y })),
  );
  const at = { x: xOf(options, values), y: yOf(options, values) };
  const { color, strokeDash, shape } = seriesEncoding(names);
  const layer = [
    ...uprightLayer(options, at.x),
    { data: { values }, mark: marks.line, encoding: { ...at, color, strokeDash } },
    ...(hasPoints(options)
      ? [{ data: { values }, mark: marks.sampled, encoding: { ...at, color, shape } }]
      : []),
    { data: { values: extremes(options) }, mark: marks.best, encoding: { ...at, color, shape } },
    ...noteLayer(options, at),
  ];
  const title = heading && { text: heading, fontSize: textSize.axisTitle, fontWeight: "normal", offset: 4 };
  return { width, height, ...(title && { title }), layer } as View;
}

const hasPoints = ({ points, lines }: LineChartOptions): boolean =>
  points ?? Object.values(lines).every(({ length }) => length <= 40);

function uprightLayer({ uprights = [] }: LineChartOptions, x: object): readonly object[] {
  if (uprights.length === 0) return [];
  const mark = { type: "rule", color: ink.axis, strokeDash: [2, 3], strokeWidth: 0.8 };
  return [{ data: { values: uprights.map((at) => ({ x: at })) }, mark, encoding: { x } }];
}

function noteLayer({ notes = [] }: LineChartOptions, at: object): readonly object[] {
  if (notes.length === 0) return [];
  const values = notes.map(({ at: [x, y], text }) => ({ x, y, text }));
  const mark = { ...marks.note, dy: -10, color: ink.text };
  return [{ data: { values }, mark, encoding: { ...at, text: { field: "text" } } }];
}

interface Row {
  readonly series: string;
  readonly x: number;
  readonly y: number;
}

function extremes({ mark, lines }: LineChartOptions): readonly Row[] {
  if (!mark) return [];
  const better = (a: Point, b: Point) => (mark === "highest" ? a[1] > b[1] : a[1] < b[1]);
  return Object.entries(lines).map(([series, points]) => {
    const [x, y] = points.reduce((best, point) => (better(point, best) ? point : best));
    return { series, x, y };
  });
}

function xOf({ x: title, uprights = [] }: LineChartOptions, values: readonly Row[]) {
  const all = [...values.map(({ x }) => x), ...uprights];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const margin = 0.025 * (most - least);
  const scale = { domain: [least - margin, most + margin], nice: false, zero: false };
  const whole = all.every(Number.isInteger) && { tickMinStep: 1, format: "d" };
  return { field: "x", type: "quantitative", title, scale, axis: { grid: false, tickCount: 7, ...whole } };
}

function yOf({ y: title, logarithmic, yDomain, notes = [] }: LineChartOptions, values: readonly Row[]) {
  const all = [...values.map(({ y }) => y), ...notes.map(({ at }) => at[1])];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const top = most <= 1 ? Math.min(most * 1.12, 1.04) : most * 1.12;
  const linear = { domain: yDomain ?? [Math.min(0, least * 1.1), top], nice: false };
  const scale = logarithmic
    ? { type: "log", domain: yDomain ?? [least / 1.4, most * 1.3], nice: false }
    : linear;
  const axis = logarithmic ? { values: decades(scale.domain), labelExpr: shortNumber } : { tickCount: 5 };
  return { field: "y", type: "quantitative", title, scale, axis };
}

const shortNumber = "datum.value < 0.01 ? format(datum.value, '.0e') : format(datum.value, '~g')";

/** The steps of a logarithmic axis: 1, 2, 5 of every decade, or, over more than three of them, whole decades. */
function decades([least, most]: readonly number[]): readonly number[] {
  const steps = most / least > 1000 ? ["1"] : ["1", "2", "5"];
  const all = Array.from({ length: 19 }, (_, i) => steps.map((step) => Number(`${step}e${i - 12}`))).flat();
  return all.filter((value) => value >= least && value <= most);
}
