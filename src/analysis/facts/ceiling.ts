import { numberAt, numbersAt, textAt } from "../../stats/columns.ts";
import { isAbove } from "../../stats/compare.ts";
import { median } from "../../stats/median.ts";
import type { Row } from "../../stats/table.ts";

export type CeilingPoint = Readonly<ReturnType<typeof pointOf>>;
export type Looseness = Readonly<ReturnType<typeof loosenessOf>>;
export type CeilingFacts = Readonly<ReturnType<typeof ceilingFacts>>;

/**
 * What the ceiling of Theorem 1 says of a table of `ceiling` rows. Attempts are `broken` that reach more often than it allows,
 * `vacuous` where it is 1 (the median is of those that can be reached), `hopeless` where it is above 0 and nothing can be reached,
 * and `telling` where it is below 1 and something can: `near` at penalties below 1, `far` from 1 on.
 */
export function ceilingFacts(rows: readonly Row[]) {
  const points = rows.map(pointOf);
  const telling = points.filter(({ ceiling, reach }) => ceiling < 1 && reach > 0);
  const vacuous = points.filter(({ ceiling }) => ceiling === 1);
  return {
    points,
    broken: points.filter(({ reach, ceiling }) => isAbove(reach, ceiling)),
    vacuous: { ...loosenessOf(vacuous.filter(({ reach }) => reach > 0)), attempts: vacuous.length },
    hopeless: points.filter(({ reach, ceiling }) => reach === 0 && ceiling > 0).length,
    telling: loosenessOf(telling),
    near: loosenessOf(telling.filter(({ penalty }) => penalty < 1)),
    far: loosenessOf(telling.filter(({ penalty }) => penalty >= 1)),
    tightest: telling.toSorted((a, b) => a.looseness - b.looseness)[0] ?? null,
  };
}

/** One attempt; its looseness, ceiling / reach, is infinite where nothing is reached. */
function pointOf(row: Row) {
  return {
    agent: textAt(row, "agent"),
    ...numbersAt(row, "chunk", "tolerance", "horizon", "reach", "ceiling", "penalty"),
    looseness: row["looseness"] === null ? Number.POSITIVE_INFINITY : numberAt(row, "looseness"),
  };
}

/** How loose the ceiling is over some attempts; NaN without any. */
const loosenessOf = (points: readonly CeilingPoint[]) => ({
  attempts: points.length,
  median: median(points.map(({ looseness }) => looseness)),
});
