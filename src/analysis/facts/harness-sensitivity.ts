import { groupBy, numberAt, textAt } from "../../stats/columns.ts";
import { normalScore } from "../../stats/normal-score.ts";
import type { Row } from "../../stats/table.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";

/** Success under one harness: the share of tasks solved, with its 95 % interval. */
type HarnessPoint = Readonly<ReturnType<typeof pointOf>>;

/**
 * What was measured of one model, from the lightest harness to the strictest; `shape` says where success first turns: from
 * rising to falling, the other way, or nowhere.
 */
export type ModelResults = Readonly<ReturnType<typeof resultsOf>>;

/** The facts of a table measured elsewhere: columns `model`, `harness`, `success` (0 to 1), `tasks`. */
export const sensitivityFacts = (rows: readonly Row[]): readonly ModelResults[] =>
  [...groupBy(rows, "model")].map(([model, group]) => resultsOf(model, group.map(pointOf)));

const resultsOf = (model: string, points: readonly HarnessPoint[]) => ({
  model,
  points,
  shape: shapeOf(points),
  turnsClearly: turnsClearly(points),
});

function pointOf(row: Row) {
  const [y, tasks] = [numberAt(row, "success"), numberAt(row, "tasks")];
  const interval = wilsonInterval(Math.round(y * tasks), tasks, normalScore(0.95));
  return { harness: textAt(row, "harness"), y, tasks, ...interval };
}

function shapeOf(points: readonly HarnessPoint[]): "peak" | "dip" | "monotone" {
  const moves = points.slice(1).map(({ y }, i) => Math.sign(y - points[i].y));
  const steps = moves.filter((step) => step !== 0);
  const turn = steps.find((step, i) => i > 0 && step !== steps[i - 1]);
  if (turn === undefined) return "monotone";
  return turn === -1 ? "peak" : "dip";
}

/** Whether some inner point's interval lies above those of both neighbours, or below both. */
const turnsClearly = (points: readonly HarnessPoint[]): boolean =>
  points.slice(1, -1).some(({ low, high }, i) => {
    const [before, after] = [points[i], points[i + 2]];
    return (low > before.high && low > after.high) || (high < before.low && high < after.low);
  });
