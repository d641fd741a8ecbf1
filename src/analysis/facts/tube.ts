import { groupBy, numberAt, numbersAt, textAt } from "../../stats/columns.ts";
import { beatsBothEnds, indexOfHighest, isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";

export type TubePlace = Readonly<ReturnType<typeof placeOf>>;
export type RunPath = Readonly<ReturnType<typeof runOf>>;
export type AttemptPath = Readonly<ReturnType<typeof attemptOf>>;
export type Tube = Readonly<ReturnType<typeof tubeOf>>;
export type TubeFacts = Readonly<ReturnType<typeof tubeFacts>>;

/**
 * The tubes of harnesses with different numbers of sub-goals, from `tube` rows: the `best` keeps most runs (null when another keeps
 * as many), `inside` says whether it keeps more than both the first and the last.
 */
export function tubeFacts(rows: readonly Row[]) {
  const tubes = [...groupBy(rows, "subgoals").values()].map(tubeOf);
  const rates = tubes.map(({ passRate }) => passRate);
  const best = indexOfHighest(rates);
  const equal = rates.filter((rate) => !isAbove(rates[best], rate));
  return { tubes, best: equal.length === 1 ? tubes[best] : null, inside: beatsBothEnds(rates) };
}

/**
 * The tube of one harness with its samples. `chunk` is the window of progress that counts as reaching the first stage, `reach` the
 * chance that one attempt there does, `wasted` the mean number of actions that it takes from states from which it cannot, `width`
 * lies between the lowest and the highest progress at which a run in the tube can end: null when none can pass.
 */
function tubeOf(rows: readonly Row[]) {
  const of = (part: string) => rows.filter((row) => row["part"] === part);
  const [milestones, states] = [of("milestone").map(placeOf), of("state").map(placeOf)];
  const { chunk, tolerance, subgoals } = numbersAt(rows[0], "chunk", "tolerance", "subgoals");
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

/** After so many milestones or actions, the chance to come to a place and the chance to succeed from there. */
const placeOf = (row: Row) => numbersAt(row, "at", "progress", "visit", "finish");

const pointOf = (row: Row) => numbersAt(row, "at", "progress");

/** A sampled run at its milestones; `within` as long as it missed no stage. */
const runOf = (rows: readonly Row[]) => ({
  run: numberAt(rows[0], "run"),
  points: rows.map((row) => ({ ...pointOf(row), within: row["within"] === true })),
});

/** A sampled run's first attempt, action by action. */
const attemptOf = (rows: readonly Row[]) => ({
  run: numberAt(rows[0], "run"),
  verdict: textAt(rows[0], "verdict"),
  points: rows.map(pointOf),
});
