import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves } from "./sweep.ts";

/** The sub-goal counts after so many removals. */
export interface PrunedCurve extends Omit<SweepCurve, "series"> {
  readonly removed: number;
  readonly meanPass: number;
  readonly meanBias: number;
}

/** Where all removals together cost most of a measure. */
export interface Dearest {
  readonly subgoals: number;
  readonly cost: number;
}

/** What one more removal changes at one sub-goal count. */
export interface Removal {
  readonly measure: "pass" | "bias";
  readonly removed: readonly [number, number];
  readonly subgoals: number;
  readonly values: readonly [number, number];
  /** It costs: fewer passes, or more bias. */
  readonly costs: boolean;
  /** It helps: more passes, or less bias. */
  readonly helps: boolean;
}

export interface PruningFacts {
  /** By the number removed, ascending. */
  readonly curves: readonly PrunedCurve[];
  readonly removals: readonly Removal[];
  /** Whether every removal costs on the mean over all counts. */
  readonly meanCosts: { readonly pass: boolean; readonly bias: boolean };
  /** What the last number removed costs against the first, at each count. */
  readonly cost: { readonly pass: readonly number[]; readonly bias: readonly number[] };
  readonly dearest: { readonly pass: Dearest; readonly bias: Dearest };
  /** The same among the finer half: counts above the middle of the sweep. */
  readonly dearestFine: { readonly pass: Dearest; readonly bias: Dearest };
}

/** What removals cost: columns `removed`, `subgoals`. */
export function pruningFacts(rows: readonly Row[]): PruningFacts {
  const curves = sweepCurves(rows, "removed", "subgoals")
    .map(({ series, ...curve }) => ({
      removed: Number(series),
      ...curve,
      meanPass: mean(curve.pass),
      meanBias: mean(curve.bias),
    }))
    .sort((a, b) => a.removed - b.removed);
  const [first, last] = [curves[0], curves[curves.length - 1]];
  const { at } = first;
  const cost = {
    pass: at.map((_, i) => first.pass[i] - last.pass[i]),
    bias: at.map((_, i) => last.bias[i] - first.bias[i]),
  };
  const fine = at.findIndex((subgoals) => subgoals > (at[0] + at[at.length - 1]) / 2);
  const both = (from: number) => ({
    pass: dearestOf(at, cost.pass, from),
    bias: dearestOf(at, cost.bias, from),
  });
  const pairs = curves.slice(1).map((curve, i) => [curves[i], curve] as const);
  return {
    curves,
    removals: (["pass", "bias"] as const).flatMap((measure) =>
      pairs.flatMap(([before, after]) => removalsOf(measure, before, after)),
    ),
    meanCosts: {
      pass: pairs.every(([before, after]) => isAbove(before.meanPass, after.meanPass)),
      bias: pairs.every(([before, after]) => isAbove(after.meanBias, before.meanBias)),
    },
    cost,
    dearest: both(0),
    dearestFine: both(fine),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function dearestOf(at: readonly number[], cost: readonly number[], from: number): Dearest {
  const index = from + indexOfHighest(cost.slice(from));
  return { subgoals: at[index], cost: cost[index] };
}

function removalsOf(
  measure: Removal["measure"],
  before: PrunedCurve,
  after: PrunedCurve,
): readonly Removal[] {
  return before.at.map((subgoals, i) => {
    const values = [before[measure][i], after[measure][i]] as const;
    const [worse, better] = measure === "pass" ? values : [values[1], values[0]];
    return {
      measure,
      removed: [before.removed, after.removed],
      subgoals,
      values,
      costs: isAbove(worse, better),
      helps: isAbove(better, worse),
    };
  });
}
