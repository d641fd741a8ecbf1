import { groupBy } from "../../stats/columns.ts";
import { indexOfHighest } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves } from "./sweep.ts";

/** One agent at one sub-goal count over the attempts a stage may take. */
export interface RetryCurve extends SweepCurve {
  readonly agent: string;
  readonly subgoals: number;
  /** Some stage is out of reach: no number of these attempts ever passes. */
  readonly never: boolean;
  /** The last attempt still moves the pass rate by `moving.pass` or more, or the bias by the share `moving.bias`. */
  readonly isMoving: boolean;
}

export const moving = { pass: 0.01, bias: 0.02 } as const;

/** What attempts buy, agent by agent: columns `agent`, `subgoals`, `attempts`. */
export const retriesFacts = (rows: readonly Row[]): readonly RetryCurve[] =>
  [...groupBy(rows, "agent")].flatMap(([agent, group]) =>
    sweepCurves(group, "subgoals", "attempts").map((curve) => ({
      ...curve,
      agent,
      subgoals: Number(curve.series),
      never: curve.pass.every((rate) => rate === 0),
      isMoving:
        lastStep(curve.pass) >= moving.pass ||
        lastStep(curve.bias) >= moving.bias * curve.bias[curve.bias.length - 1],
    })),
  );

const lastStep = (values: readonly number[]): number =>
  Math.abs(values[values.length - 1] - (values[values.length - 2] ?? values[values.length - 1]));

/** What each further attempt changes, from the one that changes most on: at each number of attempts the size of the step to it. */
export function fadingOf(at: readonly number[], values: readonly number[]) {
  const sizes = values.slice(1).map((value, i) => Math.abs(value - values[i]));
  const from = indexOfHighest(sizes);
  return { at: at.slice(from + 1), values: sizes.slice(from) };
}
