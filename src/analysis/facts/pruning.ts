import { indexOfHighest, isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { type Measured, measures, type SweepCurve, sweepCurves } from "./sweep.ts";

type PrunedCurve = Readonly<ReturnType<typeof prunedCurve>>;
export type PruningFacts = Readonly<ReturnType<typeof pruningFacts>>;

/**
 * What removals cost: columns `removed`, `subgoals`. `removals` holds what one more changes at each count, `dearest` where all of
 * them together cost most, `dearestFine` the same among the counts above the middle of the sweep.
 */
export function pruningFacts(rows: readonly Row[]) {
  const curves = sweepCurves(rows, "removed", "subgoals")
    .map(prunedCurve)
    .sort((a, b) => a.removed - b.removed);
  const pairs = curves.slice(1).map((curve, i) => [curves[i], curve] as const);
  const [pass, bias] = measures.map((measure) => costsOf(measure, curves[0], curves[curves.length - 1]));
  return {
    curves,
    removals: measures.flatMap((measure) =>
      pairs.flatMap(([before, after]) => removalsOf(measure, before, after)),
    ),
    /** Whether every removal costs on the mean over all counts. */
    meanCosts: {
      pass: pairs.every(([before, after]) => isAbove(before.meanPass, after.meanPass)),
      bias: pairs.every(([before, after]) => isAbove(after.meanBias, before.meanBias)),
    },
    cost: { pass: pass.cost, bias: bias.cost },
    dearest: { pass: pass.dearest, bias: bias.dearest },
    dearestFine: { pass: pass.fine, bias: bias.fine },
  };
}

/** The sub-goal counts after so many removals. */
const prunedCurve = (curve: SweepCurve) => ({
  ...curve,
  removed: Number(curve.series),
  meanPass: mean(curve.pass),
  meanBias: mean(curve.bias),
});

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the last number removed costs against the first, at each count and at most. */
function costsOf(measure: Measured, { at, ...first }: PrunedCurve, last: PrunedCurve) {
  const sign = measure === "pass" ? 1 : -1;
  const cost = at.map((_, i) => sign * (first[measure][i] - last[measure][i]));
  const dearestFrom = (from: number) => {
    const index = from + indexOfHighest(cost.slice(from));
    return { subgoals: at[index], cost: cost[index] };
  };
  const middle = at.findIndex((subgoals) => subgoals > (at[0] + at[at.length - 1]) / 2);
  return { cost, dearest: dearestFrom(0), fine: dearestFrom(middle) };
}

const removalsOf = (measure: Measured, before: PrunedCurve, after: PrunedCurve) =>
  before.at.map((subgoals, i) => {
    const values = [before[measure][i], after[measure][i]] as const;
    const [more, less] = measure === "pass" ? values : [values[1], values[0]];
    const removed = [before.removed, after.removed] as const;
    return { measure, removed, subgoals, values, costs: isAbove(more, less), helps: isAbove(less, more) };
  });
