import type { Row } from "../../src/stats/table.ts";

/** A row of the measurement `granularity-regret`: what K = 4 has in a world where another count may be better. */
export const adviceRow = (
  semantics: string,
  agent: string,
  tolerance: number,
  horizon: number,
  [successRate, bestRate, bestSubgoals = 4, leastRate = 0]: readonly number[],
): Row => ({
  semantics,
  agent,
  tolerance,
  horizon,
  successRate,
  bestSubgoals,
  bestRate,
  leastRate,
  regret: bestRate - successRate,
});

/** Two semantics, two agents, two tolerances, four horizons. */
export const adviceRows: readonly Row[] = [
  ...[
    [8, 1, [0.1, 0.5, 9]],
    [9, 1, [0.48, 0.5, 9]],
    [10, 1, [0.5, 0.5]],
    [12, 1, [0.4, 0.46, 3]],
    [8, 2, [0, 1, 9]],
    [9, 2, [0.9, 0.9]],
    [10, 2, [1, 1, 4, 0.97]],
    [12, 2, [1, 1]],
  ].map(([horizon, tolerance, rates]) =>
    adviceRow("closed", "model-2", tolerance as number, horizon as number, rates as number[]),
  ),
  ...[8, 9, 10, 12].flatMap((horizon) =>
    [1, 2].flatMap((tolerance) => [
      adviceRow("closed", "model-1", tolerance, horizon, [0.3, 0.32, 5]),
      adviceRow("open", "model-2", tolerance, horizon, [0.2, 0.45, 15]),
      adviceRow("open", "model-1", tolerance, horizon, [0.2, 0.2]),
    ]),
  ),
];
