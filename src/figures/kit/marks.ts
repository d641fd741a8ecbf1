import { type Curve, type Extreme, extremesOf, furtherExtremes } from "../../stats/curves.ts";
import { type Echo, roomierSide } from "./echo-layers.ts";
import type { Measure } from "./measures.ts";

/** What is marked on the curves of a panel. */
interface PeakMarks {
  readonly best: readonly Extreme[];
  readonly signs: readonly Echo[];
}

/** The best point of every curve, and the echoes past it with the side their signs stand on. */
export function peaksOf(curves: readonly Curve[], measure: Measure): PeakMarks {
  const extremes = curves.map((curve) => extremesOf(curve, measure.sense));
  const echoes = extremes.flatMap(([, ...rest]) => rest);
  return { best: extremes.map(([best]) => best), signs: signsAt(echoes, curves, measure) };
}

/** The best point of every curve, and all its other turns with the side their signs stand on. */
export function turnsOf(curves: readonly Curve[], measure: Measure): PeakMarks {
  const further = curves.flatMap((curve) => furtherExtremes(curve, measure.sense));
  const best = curves.map((curve) => extremesOf(curve, measure.sense)[0]);
  return { best, signs: signsAt(further, curves, measure) };
}

/** Points to be pointed at, each from the side where a sign stands clear of the other curves. */
export function signsAt(
  points: readonly Extreme[],
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
function labelOf({ series, x }: Extreme, points: readonly Extreme[]): string {
  const own = points.filter((point) => point.series === series).map((point) => point.x);
  if (own.includes(x + 1)) return "";
  const run = [x];
  while (own.includes(run[0] - 1)) run.unshift(run[0] - 1);
  return run.join(", ");
}
