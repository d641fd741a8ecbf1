import { groupBy, numberAt } from "./columns.ts";
import { indexOfHighest } from "./compare.ts";
import { localPeaks } from "./local-peaks.ts";
import type { Row } from "./table.ts";

/** One measure along one axis for one series, in ascending order of the axis. */
export interface Curve {
  readonly series: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Curves of a measure over a numeric axis, one for each value of the series column. */
export function curvesOf(rows: readonly Row[], series: string, x: string, y: string): readonly Curve[] {
  return [...groupBy(rows, series)].map(([name, group]) => {
    const sorted = [...group].sort((a, b) => numberAt(a, x) - numberAt(b, x));
    return {
      series: name,
      x: sorted.map((row) => numberAt(row, x)),
      y: sorted.map((row) => numberAt(row, y)),
    };
  });
}

/** A place on a curve that the reader should see. */
export interface Extreme {
  readonly series: string;
  readonly x: number;
  readonly y: number;
  readonly kind: "best" | "echo";
}

/** A local extreme, and how far the curve goes back before it passes it. */
export interface FurtherExtreme extends Extreme {
  readonly prominence: number;
}

/** Evaluators round at about 1e-15 of a rate and 1e-12 of a bias; what stands out by less is not of the model. */
const rounding = 1e-9;

/**
 * The best point of a curve (`sense` 1: the highest, −1: the lowest) and its echoes: the local extremes past it.
 *
 * However small, an echo counts, if only it stands out of rounding. One at the last point of the axis does not: whether it is one lies beyond the picture.
 */
export function extremesOf({ series, x, y }: Curve, sense: 1 | -1): readonly Extreme[] {
  const signed = y.map((value) => sense * value);
  const best = indexOfHighest(signed);
  const echoes = localPeaks(signed).filter(
    ({ index, prominence }) => index > best && index < y.length - 1 && prominence > rounding,
  );
  const at = (index: number, kind: Extreme["kind"]): Extreme => ({ series, x: x[index], y: y[index], kind });
  return [at(best, "best"), ...echoes.map(({ index }) => at(index, "echo"))];
}

/** The local extremes other than the best one, on both sides of it and at the ends: a curve without any turns once. */
export function furtherExtremes({ series, x, y }: Curve, sense: 1 | -1): readonly FurtherExtreme[] {
  const signed = y.map((value) => sense * value);
  const best = indexOfHighest(signed);
  return localPeaks(signed)
    .filter(({ index, prominence }) => index !== best && prominence > rounding)
    .map(({ index, prominence }) => ({ series, x: x[index], y: y[index], kind: "echo", prominence }));
}

/** The points to which a curve does not go in the direction given: up (1) or down (−1) from the point before. */
export function stepsAgainst({ series, x, y }: Curve, direction: 1 | -1): readonly Extreme[] {
  return y.flatMap((value, i) =>
    i > 0 && direction * (value - y[i - 1]) <= rounding * Math.min(1, value)
      ? [{ series, x: x[i], y: value, kind: "echo" as const }]
      : [],
  );
}

/** A curve by the name of its series. Errors: RangeError when there is none. */
export function curveOf(curves: readonly Curve[], series: string): Curve {
  const found = curves.find((curve) => curve.series === series);
  if (found) return found;
  throw new RangeError(
    `the picture needs a series ${series}, but has ${curves.map((curve) => curve.series).join(", ")}`,
  );
}

/** A curve's value at a place of its axis. Errors: RangeError when it has none there. */
export function valueAt({ series, x, y }: Curve, place: number): number {
  const index = x.indexOf(place);
  if (index >= 0) return y[index];
  throw new RangeError(`the series ${series} has no value at ${place}`);
}

/** The last value of a curve. */
export const lastOf = ({ y }: Curve): number => y[y.length - 1];
