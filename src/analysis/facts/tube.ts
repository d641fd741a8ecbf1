import { groupBy, numberAt, textAt } from "../../stats/columns.ts";
import { beatsBothEnds, indexOfHighest, isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";

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
  readonly passRate: number;
  /** The chance that one attempt at the first stage reaches. */
  readonly reach: number;
  /** The mean number of actions that an attempt takes from states from which it cannot reach. */
  readonly wasted: number;
  /** From the lowest to the highest progress at which a run in the tube can end; null when none can pass. */
  readonly width: number | null;
}

/** The tubes of harnesses with different numbers of sub-goals. */
export interface TubeFacts {
  readonly tubes: readonly Tube[];
  /** The one that keeps most runs; null when another keeps as many. */
  readonly best: Tube | null;
  /** Whether it keeps more than both the first and the last. */
  readonly inside: boolean;
}

/** The facts of a table of `tube` rows. */
export function tubeFacts(rows: readonly Row[]): TubeFacts {
  const tubes = [...groupBy(rows, "subgoals").values()].map(tubeOf);
  const rates = tubes.map(({ passRate }) => passRate);
  const best = indexOfHighest(rates);
  const equal = rates.filter((rate) => !isAbove(rates[best], rate));
  return { tubes, best: equal.length === 1 ? tubes[best] : null, inside: beatsBothEnds(rates) };
}

function tubeOf(rows: readonly Row[]): Tube {
  const of = (part: string) => rows.filter((row) => row["part"] === part);
  const [milestones, states] = [of("milestone").map(placeOf), of("state").map(placeOf)];
  const [chunk, tolerance] = [numberAt(rows[0], "chunk"), numberAt(rows[0], "tolerance")];
  const subgoals = numberAt(rows[0], "subgoals");
  const ends = milestones.filter(({ at }) => at === subgoals).map(({ progress }) => progress);
  return {
    subgoals,
    milestones,
    states,
    runs: [...groupBy(of("run"), "run").values()].map(runOf),
    attempts: [...groupBy(of("attempt"), "run").values()].map(attemptOf),
    chunk: { low: chunk - tolerance, high: chunk + tolerance },
    passRate: milestones[0].finish,
    reach: states[0].finish,
    wasted: states.filter(({ finish }) => finish === 0).reduce((sum, { visit }) => sum + visit, 0),
    width: ends.length === 0 ? null : Math.max(...ends) - Math.min(...ends),
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
