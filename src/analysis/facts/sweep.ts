import { groupBy, numberAt } from "../../stats/columns.ts";
import { beatsBothEnds, indexOfHighest, isAbove } from "../../stats/compare.ts";
import { localPeaks } from "../../stats/local-peaks.ts";
import type { Row } from "../../stats/table.ts";

/** One series along a sweep, by ascending values: the pass rate that its semantics counts, and the mean absolute final bias. */
export interface SweepCurve {
  readonly series: string;
  readonly at: readonly number[];
  readonly pass: readonly number[];
  readonly bias: readonly number[];
}

/** What a curve is drawn and judged by. */
export const measures = ["pass", "bias"] as const;
export type Measured = (typeof measures)[number];

/** The exact curves of a table over a numeric axis, one for each value of the series column. */
export function sweepCurves(rows: readonly Row[], series: string, over: string): readonly SweepCurve[] {
  const exact = rows.filter((row) => row["engine"] === "exact");
  return [...groupBy(exact, series)].map(([name, group]) => {
    const sorted = [...group].sort((a, b) => numberAt(a, over) - numberAt(b, over));
    const column = (of: string) => sorted.map((row) => numberAt(row, of));
    return { series: name, at: column(over), pass: column("successRate"), bias: column("meanAbsoluteBias") };
  });
}

/** A place on a curve and the value there. */
export interface Place {
  readonly at: number;
  readonly value: number;
}

/** A local extreme other than the best one. */
export interface Turn extends Place {
  /** How far the curve goes back before it passes it. */
  readonly prominence: number;
  /** Whether it is the first or the last point of the sweep: the curve has turned, and what lies beyond is not seen. */
  readonly atEnd: boolean;
}

/** Where a curve turns. */
export interface Turns {
  /** The highest value (of a bias: the lowest), the first among equals. */
  readonly best: Place;
  /** Whether the best is better than both ends. */
  readonly inside: boolean;
  /** Every other local extreme of the same kind, ends included: a curve without any turns once. */
  readonly further: readonly Turn[];
}

/** Where a curve is highest (`sense` 1) or lowest (−1), and where else it turns; what differs by rounding is equal. */
export function turnsOf(at: readonly number[], values: readonly number[], sense: 1 | -1): Turns {
  const signed = values.map((value) => sense * value);
  const best = indexOfHighest(signed);
  const placed = (index: number): Place => ({ at: at[index], value: values[index] });
  const further = localPeaks(signed)
    .filter(({ index }) => index !== best)
    .map(({ index, prominence }): Turn => {
      const atEnd = index === 0 || index === values.length - 1;
      return { ...placed(index), prominence, atEnd };
    });
  return { best: placed(best), inside: beatsBothEnds(signed), further };
}

/** A curve of which both measures are asked where they turn. */
export interface TurningCurve extends SweepCurve {
  /** The peaks of the pass rate. */
  readonly passes: Turns;
  /** The valleys of the bias. */
  readonly biases: Turns;
}

/** The curves of `sweepCurves` with their turns. */
export const turningCurves = (...table: Parameters<typeof sweepCurves>): readonly TurningCurve[] =>
  sweepCurves(...table).map((curve) => {
    const { at, pass, bias } = curve;
    return { ...curve, passes: turnsOf(at, pass, 1), biases: turnsOf(at, bias, -1) };
  });

/** From one point of a curve to another. */
export interface Step {
  readonly at: readonly [number, number];
  readonly values: readonly [number, number];
}

/** The steps of a curve from each point to the next. */
export const stepsOf = (at: readonly number[], values: readonly number[]): readonly Step[] =>
  at.slice(1).map((next, i) => ({ at: [at[i], next], values: [values[i], values[i + 1]] }));

/** From the first point of a curve, or a later one, to the last. */
export const wholeStep = (at: readonly number[], values: readonly number[], from = 0): Step => ({
  at: [at[from], at[at.length - 1]],
  values: [values[from], values[values.length - 1]],
});

export type Direction = "up" | "down";

/** Whether a step goes up, or down, by more than rounding. */
export const goes = ({ values: [before, after] }: Step, direction: Direction): boolean =>
  direction === "up" ? isAbove(after, before) : isAbove(before, after);

export const opposite = (direction: Direction): Direction => (direction === "up" ? "down" : "up");
