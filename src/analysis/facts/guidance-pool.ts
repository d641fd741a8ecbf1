import { isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { goes, type Measured, measures, type SweepCurve, stepsOf, sweepCurves, wholeStep } from "./sweep.ts";

/** What becomes of one measure under one rule as the pool grows, beside what the paper says of it. */
export type Growth = Readonly<ReturnType<typeof growthOf>>;
export type GuidancePoolFacts = Readonly<ReturnType<typeof guidancePoolFacts>>;

/**
 * What a growing pool shows: columns `guidance` (aligned, misaligned and, for the order, uniform) and `distributions`. Orders
 * from the second size on: in the first there may be nothing to choose.
 *
 * Errors: RangeError without one of the first two.
 */
export function guidancePoolFacts(rows: readonly Row[]) {
  const curves = sweepCurves(rows, "guidance", "distributions");
  const [aligned, misaligned] = ["aligned", "misaligned"].map((name) => seriesOf(curves, name));
  const uniform = curves.find(({ series }) => series === "uniform");
  const growths = measures.flatMap((measure) => [
    growthOf(aligned, "aligned", measure),
    growthOf(misaligned, "misaligned", measure),
  ]);
  const orders = measures.flatMap((measure) =>
    uniform ? ordersOf([aligned, uniform, misaligned], measure) : [],
  );
  return { curves, growths, orders };
}

function seriesOf(curves: readonly SweepCurve[], name: string): SweepCurve {
  const found = curves.find(({ series }) => series === name);
  if (found) return found;
  const others = curves.map(({ series }) => series).join(", ");
  throw new RangeError(`there must be a series ${name}, but there is ${others}`);
}

function growthOf(curve: SweepCurve, guidance: "aligned" | "misaligned", measure: Measured) {
  const claimed = (guidance === "aligned") === (measure === "pass") ? ("up" as const) : ("down" as const);
  const [whole, steps] = [wholeStep(curve.at, curve[measure]), stepsOf(curve.at, curve[measure])];
  const against = steps.filter((step) => !goes(step, claimed));
  return { guidance, measure, claimed, whole, holds: goes(whole, claimed), steps, against };
}

/** Whether uniform choice lies strictly between misaligned and aligned guidance, in that order. */
function ordersOf(curves: readonly SweepCurve[], measure: Measured) {
  return curves[0].at.slice(1).map((distributions, i) => {
    const [aligned, uniform, misaligned] = curves.map((curve) => curve[measure][i + 1]);
    const [low, high] = measure === "pass" ? [misaligned, aligned] : [aligned, misaligned];
    const holds = isAbove(uniform, low) && isAbove(high, uniform);
    return { measure, distributions, aligned, uniform, misaligned, holds };
  });
}
