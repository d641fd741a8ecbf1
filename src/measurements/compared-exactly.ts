import type { ExactOutcome } from "../exact/evaluate-exactly.ts";
import { byFigure, type OutcomeFigure } from "../model/outcome.ts";
import type { Interval } from "../stats/interval.ts";

/** A figure of two scenarios; the difference is b − a. */
export interface ComparedFigure {
  readonly a: number;
  readonly b: number;
  readonly difference: number;
  /**
   * Of the difference: its error on a refined lattice where it is exact, of sampling where it is not. Null where nothing is known of
   * it, as after sampling until another figure was decided.
   */
  readonly interval: Interval | null;
}

/** The figures of two exact outcomes beside each other. */
export const exactlyCompared = (
  a: ExactOutcome,
  b: ExactOutcome,
): Readonly<Record<OutcomeFigure, ComparedFigure>> =>
  byFigure((figure) => {
    const difference = b[figure] - a[figure];
    const error = errorOf(a, figure) + errorOf(b, figure);
    const interval = { low: difference - error, high: difference + error };
    return { a: a[figure], b: b[figure], difference, interval };
  });

/** How far a figure may be off: by rounding, and by what halving the lattice's step moved it. */
function errorOf({ discretisation, ...outcome }: ExactOutcome, figure: OutcomeFigure): number {
  const rounding = 1e-12 * Math.max(1, Math.abs(outcome[figure]));
  if (discretisation === null) return rounding;
  const { error } = discretisation;
  // Two are not estimated by themselves: which rate is success depends on the scenario, and a hallucination rate is a difference.
  if (figure === "successRate") return rounding + Math.max(error.passRate, error.terminalPassRate);
  if (figure === "hallucinationRate") return rounding + error.claimedRate + error.passRate;
  return rounding + error[figure];
}
