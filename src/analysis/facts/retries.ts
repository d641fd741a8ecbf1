import { groupBy } from "../../stats/columns.ts";
import { indexOfHighest } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves } from "./sweep.ts";

export type RetryCurve = Readonly<ReturnType<typeof retryCurve>>;

export const moving = { pass: 0.01, bias: 0.02 } as const;

/** What attempts buy, agent by agent: columns `agent`, `subgoals`, `attempts`. */
export const retriesFacts = (rows: readonly Row[]): readonly RetryCurve[] =>
  [...groupBy(rows, "agent")].flatMap(([agent, group]) =>
    sweepCurves(group, "subgoals", "attempts").map((curve) => retryCurve(agent, curve)),
  );

/**
 * One agent at one sub-goal count over the attempts a stage may take: `never` when none of them passes, some stage being out of reach;
 * `isMoving` when the last one still moves the pass rate by `moving.pass` or more, or the bias by the share `moving.bias`.
 */
const retryCurve = (agent: string, { series, ...curve }: SweepCurve) => ({
  ...curve,
  agent,
  subgoals: Number(series),
  never: curve.pass.every((rate) => rate === 0),
  isMoving:
    lastStep(curve.pass) >= moving.pass ||
    lastStep(curve.bias) >= moving.bias * curve.bias[curve.bias.length - 1],
});

/** NaN of a single value, which is no step of any size. */
const lastStep = (values: readonly number[]): number =>
  Math.abs(values[values.length - 1] - values[values.length - 2]);

/** What each further attempt changes, from the one that changes most on: at each number of attempts the size of the step to it. */
export function fadingOf(at: readonly number[], values: readonly number[]) {
  const sizes = values.slice(1).map((value, i) => Math.abs(value - values[i]));
  const from = indexOfHighest(sizes);
  return { at: at.slice(from + 1), values: sizes.slice(from) };
}
