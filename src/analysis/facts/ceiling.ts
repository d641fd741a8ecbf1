import { numberAt, textAt } from "../../stats/columns.ts";
import { isAbove } from "../../stats/compare.ts";
import { median } from "../../stats/median.ts";
import type { Row } from "../../stats/table.ts";

/** One attempt with its ceiling. */
export interface CeilingPoint {
  readonly agent: string;
  readonly chunk: number;
  readonly tolerance: number;
  readonly horizon: number;
  readonly reach: number;
  readonly ceiling: number;
  readonly penalty: number;
  /** Ceiling / reach, at least 1; infinite where nothing is reached. */
  readonly looseness: number;
}

/** How loose the ceiling is over some attempts. */
export interface Looseness {
  readonly attempts: number;
  /** NaN without attempts. */
  readonly median: number;
}

/** What the ceiling of Theorem 1 says of a table of attempts. */
export interface CeilingFacts {
  readonly points: readonly CeilingPoint[];
  /** Reached more often than the ceiling allows. */
  readonly broken: readonly CeilingPoint[];
  /** Where the ceiling is 1 and says nothing; the median is of those that can be reached. */
  readonly vacuous: Looseness;
  /** Attempts that cannot reach and have a ceiling above 0. */
  readonly hopeless: number;
  /** Where it is below 1 and the attempt can reach: all of them, and those of a penalty below 1 and from 1 on. */
  readonly telling: Looseness;
  readonly near: Looseness;
  readonly far: Looseness;
  /** The tightest of the telling ones; null without any. */
  readonly tightest: CeilingPoint | null;
}

/** The facts of a table of `ceiling` rows. */
export function ceilingFacts(rows: readonly Row[]): CeilingFacts {
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

function pointOf(row: Row): CeilingPoint {
  return {
    agent: textAt(row, "agent"),
    chunk: numberAt(row, "chunk"),
    tolerance: numberAt(row, "tolerance"),
    horizon: numberAt(row, "horizon"),
    reach: numberAt(row, "reach"),
    ceiling: numberAt(row, "ceiling"),
    penalty: numberAt(row, "penalty"),
    looseness: row["looseness"] === null ? Number.POSITIVE_INFINITY : numberAt(row, "looseness"),
  };
}

const loosenessOf = (points: readonly CeilingPoint[]): Looseness => ({
  attempts: points.length,
  median: median(points.map(({ looseness }) => looseness)),
});
