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

/** What a growing pool shows: columns `guidance` (aligned, misaligned and, for the order, uniform) and `distributions`. */
export function guidancePoolFacts(rows: readonly Row[]): GuidancePoolFacts {
  const curves = sweepCurves(rows, "guidance", "distributions");
  const of = (name: string) => curves.find(({ series }) => series === name);
  const growths = (["aligned", "misaligned"] as const).flatMap((guidance) =>
    measures.flatMap((measure) => growthOf(of(guidance), guidance, measure)),
  );
  const orders = measures.flatMap((measure) =>
    ordersOf(of("aligned"), of("uniform"), of("misaligned"), measure),
  );
  return { curves, growths, orders };
}

const measures = ["pass", "bias"] as const;
type Found = SweepCurve | undefined;

function growthOf(curve: Found, guidance: Growth["guidance"], measure: Growth["measure"]): readonly Growth[] {
  if (curve === undefined) return [];
  const claimed = (guidance === "aligned") === (measure === "pass") ? "up" : "down";
  const [whole, steps] = [wholeStep(curve.at, curve[measure]), stepsOf(curve.at, curve[measure])];
  const against = steps.filter((step) => !goes(step, claimed));
  return [{ guidance, measure, claimed, whole, holds: goes(whole, claimed), steps, against }];
}

function ordersOf(
  aligned: Found,
  uniform: Found,
  misaligned: Found,
  measure: Order["measure"],
): readonly Order[] {
  if (!aligned || !uniform || !misaligned) return [];
  return aligned.at.slice(1).map((distributions, i) => {
    const [best, middle, worst] = [aligned, uniform, misaligned].map((curve) => curve[measure][i + 1]);
    const [low, high] = measure === "pass" ? [worst, best] : [best, worst];
    const holds = isAbove(middle, low) && isAbove(high, middle);
    return { measure, distributions, aligned: best, uniform: middle, misaligned: worst, holds };
  });
}
