import { log } from "../../model/pinned-math.ts";
import { distinct } from "../../stats/distinct.ts";
import { quantitative } from "../kit/quantitative.ts";
import { textWidth } from "../kit/text-width.ts";
import { textSize } from "../kit/theme.ts";
import { wrapped } from "../kit/wording.ts";
import { isNumeric, type PlotAxis } from "./plot-axis.ts";
import { axisTitle, columnTitle, labelOf } from "./plot-words.ts";

/**
 * Whether the places of an axis are powers rather than sums: four or more above 0 that grow by much the same factor, and by
 * differences that are not alike. 1, 2, 4, 8 and 1, 2, 5, 10, 20 are; 1, 2, 3, 4 and 10, 20, 40 are not.
 */
export function isLogLike(values: readonly number[]): boolean {
  const places = distinct(values);
  if (places.length < 4) return false;
  const unevenness = (steps: readonly number[]) => Math.max(...steps) / Math.min(...steps);
  const gaps = (at: readonly number[]) => at.slice(1).map((place, i) => place - at[i]);
  // no logarithm of a place at 0 or below is near another
  return unevenness(gaps(places)) >= 3 && unevenness(gaps(places.map(log))) <= 1.5;
}

/** The channel along x: numbers at their places, anything else in its order. `title` null where a panel below says it. */
export function xEncoding(axis: PlotAxis, titled: boolean, width: number) {
  const title = titled ? axisTitle(axis.name) : null;
  if (isNumeric(axis)) return placed(axis.values as readonly number[], title);
  const labels = axis.values.map(labelOf);
  return {
    field: "x",
    type: "nominal" as const,
    title,
    scale: { domain: labels, type: "band" as const, padding: 0.1 },
    axis: { grid: false, ...labelLook(labels, width / labels.length) },
  };
}

/**
 * Labels in as many lines as they need to stand side by side; slanting, and cut, where a word is too long for that; upright where
 * slanting ones would touch, and only so many as there is room for.
 */
function labelLook(labels: readonly string[], room: number) {
  const length = (room - 4) / textSize.label;
  const lines = labels.map((label) => wrapped(label, length));
  if (room < 1.6 * textSize.label) return { labelAngle: -90, labelLimit: 90, labelOverlap: "parity" };
  if (lines.flat().some((line) => textWidth(line) > length))
    return { labelAngle: -40, labelLimit: 70, labelOverlap: false };
  const byLabel = Object.fromEntries(labels.map((label, i) => [label, lines[i]]));
  return { labelAngle: 0, labelOverlap: false, labelExpr: `(${JSON.stringify(byLabel)})[datum.label]` };
}

function placed(values: readonly number[], title: string | null) {
  const places = distinct(values);
  const isLog = isLogLike(places);
  const domain = isLog ? logEnds(places) : ends(places);
  const scale = { type: isLog ? ("log" as const) : ("linear" as const), domain, nice: false };
  // Few places are all named; labels that would touch are left out.
  const ticks = places.length <= 12 ? { values: [...places] } : { tickCount: 7 };
  const axis = { ...ticks, grid: false, labelOverlap: "greedy", format: "~r" };
  const words = title !== null && isLog ? `${title}, log scale` : title;
  return quantitative("x", words, isLog ? scale : { ...scale, zero: false }, axis);
}

const margin = 0.026;

function ends(places: readonly number[]): number[] {
  const [least, most] = [places[0], places[places.length - 1]];
  const beyond = least === most ? 1 : margin * (most - least);
  return [least - beyond, most + beyond];
}

function logEnds(places: readonly number[]): number[] {
  const [least, most] = [places[0], places[places.length - 1]];
  const beyond = (most / least) ** margin;
  return [least / beyond, most * beyond];
}

/** What is drawn of one column anywhere in a picture, so that all its panels have one scale. */
export interface Extent {
  readonly column: string;
  readonly values: readonly number[];
}

/** Values over this many times one another, when none is 0 or below, are told apart on a log scale alone. */
const wide = 20;

/**
 * The channel of a column: from 0 where no value lies below it; rates and shares, within 0 and 1, and columns with a value of 0
 * or less on a linear scale, others on a log scale when they are far apart.
 */
export function yEncoding({ column, values }: Extent, titled: boolean, height: number) {
  // Too many values to be arguments.
  const least = values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const most = values.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const isShare = least >= 0 && most <= 1 + 1e-9;
  const isLog = !isShare && least > 0 && most / least > wide;
  const words = `${columnTitle(column)}${isLog ? ", log\u00a0scale" : ""}`;
  const title = titled ? [...wrapped(words, height / textSize.axisTitle)] : null;
  if (isLog) {
    const domain = [least / 1.3, most * 1.25];
    return quantitative(
      "y",
      title,
      { type: "log" as const, domain, nice: false },
      { values: logTicks(domain) },
    );
  }
  const span = most - least || Math.abs(most);
  const domain =
    least >= 0 ? [0, Math.max(0, most) * 1.12 || 1] : [least - 0.08 * span, Math.max(0, most + 0.08 * span)];
  return quantitative("y", title, { domain, nice: false }, { tickCount: 5 });
}

/** The steps 1, 2, 5 of every decade, or where there are many decades their beginnings. */
function logTicks([low, high]: readonly number[]): number[] {
  const [first, last] = [Math.floor(log10(low)), Math.ceil(log10(high))];
  const steps = last - first > 4 ? [1] : [1, 2, 5];
  const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const ticks = decades.flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)));
  return ticks.filter((tick) => tick >= low && tick <= high);
}

const log10 = (value: number): number => log(value) / log(10);
