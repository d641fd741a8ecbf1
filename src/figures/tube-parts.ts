import { groupBy, numberAt, textAt } from "../stats/columns.ts";
import type { Row } from "../stats/table.ts";

/** A place in a tube: after so many milestones or actions, the chance to come there and the chance to succeed from there. */
export interface TubePlace {
  readonly at: number;
  readonly progress: number;
  readonly visit: number;
  readonly finish: number;
}

/** A sampled run at its milestones; `within` as long as it missed no stage. */
export interface RunPath {
  readonly run: number;
  readonly points: readonly { readonly at: number; readonly progress: number; readonly within: boolean }[];
}

/** A sampled run's first attempt, action by action. */
export interface AttemptPath {
  readonly run: number;
  readonly verdict: string;
  readonly points: readonly { readonly at: number; readonly progress: number }[];
}

/** The tube of one harness with its samples. */
export interface Tube {
  readonly subgoals: number;
  readonly milestones: readonly TubePlace[];
  readonly states: readonly TubePlace[];
  readonly runs: readonly RunPath[];
  readonly attempts: readonly AttemptPath[];
  /** The window of progress that counts as reaching the first stage. */
  readonly chunk: { readonly low: number; readonly high: number };
}

/** The tube that the rows of one harness say. */
export function tubeOf(rows: readonly Row[]): Tube {
  const of = (part: string) => rows.filter((row) => row["part"] === part);
  const attempts = [...groupBy(of("attempt"), "run").values()].map(attemptOf);
  const [{ chunk, tolerance }] = rows.map((row) => ({
    chunk: numberAt(row, "chunk"),
    tolerance: numberAt(row, "tolerance"),
  }));
  return {
    subgoals: numberAt(rows[0], "subgoals"),
    milestones: of("milestone").map(placeOf),
    states: of("state").map(placeOf),
    runs: [...groupBy(of("run"), "run").values()].map(runOf),
    attempts,
    chunk: { low: chunk - tolerance, high: chunk + tolerance },
  };
}

const placeOf = (row: Row): TubePlace => ({
  ...pointOf(row),
  visit: numberAt(row, "visit"),
  finish: numberAt(row, "finish"),
});

const pointOf = (row: Row) => ({ at: numberAt(row, "at"), progress: numberAt(row, "progress") });

const runOf = (rows: readonly Row[]): RunPath => ({
  run: numberAt(rows[0], "run"),
  points: rows.map((row) => ({ ...pointOf(row), within: row["within"] === true })),
});

const attemptOf = (rows: readonly Row[]): AttemptPath => ({
  run: numberAt(rows[0], "run"),
  verdict: textAt(rows[0], "verdict"),
  points: rows.map(pointOf),
});
