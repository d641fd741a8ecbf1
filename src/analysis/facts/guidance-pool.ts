import { isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import {
  type Direction,
  goes,
  type Step,
  type SweepCurve,
  stepsOf,
  sweepCurves,
  wholeStep,
} from "./sweep.ts";

/** What becomes of one measure under one rule as the pool grows, beside what the paper says of it. */
export interface Growth {
  readonly guidance: "aligned" | "misaligned";
  readonly measure: "pass" | "bias";
  readonly claimed: Direction;
  readonly whole: Step;
  readonly holds: boolean;
  readonly steps: readonly Step[];
  /** The steps that do not go the claimed way. */
  readonly against: readonly Step[];
}

/** Whether, in a pool of one size, uniform choice lies strictly between misaligned and aligned guidance, in that order. */
export interface Order {
  readonly measure: "pass" | "bias";
  readonly distributions: number;
  readonly aligned: number;
  readonly uniform: number;
  readonly misaligned: number;
  readonly holds: boolean;
}

export interface GuidancePoolFacts {
  readonly curves: readonly SweepCurve[];
  readonly growths: readonly Growth[];
  /** From the second size on: in the first there may be nothing to choose. None without a series of uniform choice. */
  readonly orders: readonly Order[];
}

/**
 * What a growing pool shows: columns `guidance` (aligned, misaligned and, for the order, uniform) and `distributions`.
 *
 * Errors: RangeError without one of the first two.
 */
export function guidancePoolFacts(rows: readonly Row[]): GuidancePoolFacts {
  const curves = sweepCurves(rows, "guidance", "distributions");
  const [aligned, misaligned] = (["aligned", "misaligned"] as const).map((name) => seriesOf(curves, name));
  const uniform = curves.find(({ series }) => series === "uniform");
  return {
    curves,
    growths: measures.flatMap((measure) => [
      growthOf(aligned, "aligned", measure),
      growthOf(misaligned, "misaligned", measure),
    ]),
    orders: uniform ? measures.flatMap((measure) => ordersOf(aligned, uniform, misaligned, measure)) : [],
  };
}

const measures = ["pass", "bias"] as const;

function seriesOf(curves: readonly SweepCurve[], name: string): SweepCurve {
  const found = curves.find(({ series }) => series === name);
  if (found) return found;
  throw new RangeError(
    `there must be a series ${name}, but there is ${curves.map(({ series }) => series).join(", ")}`,
  );
}

function growthOf(curve: SweepCurve, guidance: Growth["guidance"], measure: Growth["measure"]): Growth {
  const claimed = (guidance === "aligned") === (measure === "pass") ? "up" : "down";
  const [whole, steps] = [wholeStep(curve.at, curve[measure]), stepsOf(curve.at, curve[measure])];
  const against = steps.filter((step) => !goes(step, claimed));
  return { guidance, measure, claimed, whole, holds: goes(whole, claimed), steps, against };
}

function ordersOf(
  aligned: SweepCurve,
  uniform: SweepCurve,
  misaligned: SweepCurve,
  measure: Order["measure"],
): readonly Order[] {
  return aligned.at.slice(1).map((distributions, i) => {
    const [best, middle, worst] = [aligned, uniform, misaligned].map((curve) => curve[measure][i + 1]);
    const [low, high] = measure === "pass" ? [worst, best] : [best, worst];
    const holds = isAbove(middle, low) && isAbove(high, middle);
    return { measure, distributions, aligned: best, uniform: middle, misaligned: worst, holds };
  });
}
