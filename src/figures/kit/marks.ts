import type { Place, TurningCurve, Turns } from "../../analysis/facts/sweep.ts";
import { type Curve, type Echo, type Mark, roomierSide } from "./echo-layers.ts";
import type { Measure } from "./measures.ts";

/** What is marked on the curves of a panel: best points, and others that are pointed at. */
export interface Marks {
  readonly best: readonly Mark[];
  readonly signs: readonly Mark[];
}

const markOf =
  (kind: Mark["kind"]) =>
  (series: string, { at, value }: Place): Mark => ({ series, x: at, y: value, kind });

export const bestMark = markOf("best");
export const signMark = markOf("echo");

/** The best pass rate and the least bias of every curve, and all its other turns. */
export const turnMarks = (curves: readonly TurningCurve[]) => ({
  pass: marksOf(curves.map(({ series, passes }) => ({ series, ...passes }))),
  bias: marksOf(curves.map(({ series, biases }) => ({ series, ...biases }))),
});

const marksOf = (turns: readonly (Turns & { readonly series: string })[]): Marks => ({
  best: turns.map(({ series, best }) => bestMark(series, best)),
  signs: turns.flatMap(({ series, further }) =>
    further.map((turn) => ({ ...signMark(series, turn), prominence: turn.prominence })),
  ),
});

/** Points to be pointed at, each from the side where a sign stands clear of the other curves. */
export function signsAt(
  points: readonly Mark[],
  curves: readonly Curve[],
  { sense, log }: Measure,
): readonly Echo[] {
  return points.map((point) => ({
    ...point,
    side: roomierSide(point, curves, sense, log),
    label: labelOf(point, points),
  }));
}

/** The place of a point; of points side by side on one curve the last names them all, for their labels would touch. */
function labelOf({ series, x }: Mark, points: readonly Mark[]): string {
  const own = points.filter((point) => point.series === series).map((point) => point.x);
  if (own.includes(x + 1)) return "";
  const run = [x];
  while (own.includes(run[0] - 1)) run.unshift(run[0] - 1);
  return run.join(", ");
}
