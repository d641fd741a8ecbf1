import { figures, type OutcomeFigure, type RateFigure, rateFigures } from "../model/outcome.ts";
import type { Interval } from "../stats/interval.ts";

/** What is said of b beside a. */
export type ComparisonVerdict = "better" | "worse" | "equivalent" | "undecided";

export const isRate = (figure: OutcomeFigure): figure is RateFigure =>
  rateFigures.some((rate) => rate === figure);

/** Of these, less is better. A mean bias has a sign, and nearer to 0 is better: no difference of it says which that is. */
const lessIsBetter: readonly OutcomeFigure[] = [
  "hallucinationRate",
  "meanAbsoluteBias",
  "expectedActions",
  "expectedAttempts",
];

export const isLessBetter = (figure: OutcomeFigure): boolean => lessIsBetter.includes(figure);

/** The figures that can decide. */
export const decidingFigures: readonly OutcomeFigure[] = figures.filter((figure) => figure !== "meanBias");

/**
 * What the interval of b − a says of b: `equivalent` when it lies within the margin, `better` or `worse` when it lies to one side of 0,
 * else `undecided`. Better is more of a rate, and less of a cost, a bias or a hallucination rate.
 */
export function verdictOf(
  figure: OutcomeFigure,
  interval: Interval | null,
  margin: number,
): ComparisonVerdict {
  if (interval === null) return "undecided";
  const { low, high } = interval;
  // Up to rounding: an exact difference of nothing is within a margin of nothing.
  const slack = 1e-9;
  if (low >= -margin - slack && high <= margin + slack) return "equivalent";
  const [less, more] = isLessBetter(figure) ? (["better", "worse"] as const) : (["worse", "better"] as const);
  if (low > 0) return more;
  return high < 0 ? less : "undecided";
}
