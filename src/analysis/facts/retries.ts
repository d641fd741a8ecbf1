import { groupBy } from "../../stats/columns.ts";
import { indexOfHighest } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves } from "./sweep.ts";

/** One agent at one sub-goal count over the attempts a stage may take. */
export interface RetryCurve extends Omit<SweepCurve, "series"> {
  readonly agent: string;
  readonly subgoals: number;
  /** Some stage is out of reach: no number of these attempts ever passes. */
  readonly never: boolean;
}

/** What attempts buy: columns `agent`, `subgoals`, `attempts`. Agent by agent. */
export const retriesFacts = (rows: readonly Row[]): readonly RetryCurve[] =>
  [...groupBy(rows, "agent")].flatMap(([agent, group]) =>
    sweepCurves(group, "subgoals", "attempts").map(({ series, ...curve }) => ({
      agent,
      subgoals: Number(series),
      ...curve,
      never: curve.pass.every((rate) => rate === 0),
    })),
  );

/** What each further attempt changes, from the one that changes most on: at each number of attempts the size of the step to it. */
export function fadingOf(at: readonly number[], values: readonly number[]) {
  const sizes = values.slice(1).map((value, i) => Math.abs(value - values[i]));
  const from = indexOfHighest(sizes);
  return { at: at.slice(from + 1), values: sizes.slice(from) };
}
