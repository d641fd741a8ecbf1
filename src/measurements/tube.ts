import { recoverabilityTube } from "../exact/recoverability-tube.ts";
import type { Scenario } from "../model/scenario.ts";
import { type Trace, traces } from "../montecarlo/trace.ts";
import type { Row } from "../stats/table.ts";
import type { Measurement, Sampling } from "../study/measurement.ts";
import { stageActs } from "../theory/laws/stage-acts.ts";
import { visitsOf } from "../theory/laws/visits.ts";

/**
 * The recoverability tube of a harness and, inside it, that of one attempt at its first stage, with sample trajectories in
 * both: rows of four parts, each with the `chunk` of the first stage and the `tolerance`.
 *
 * - `milestone`: `at` so many milestones, `progress` ahead of it, the chance to come there (`visit`) and to pass from there (`finish`);
 * - `run`: sample trajectory number `run` at the same places; `within` says whether every stage so far was reached;
 * - `state`: after `at` actions of an attempt, its `progress`, `visit` and `finish`, the chance to reach from there;
 * - `attempt`: the first attempt of sample trajectory `run`, action by action, and the `verdict` it came to.
 *
 * `trials` trajectories are drawn. Premises: closed feedback, and those of `recoverabilityTube`.
 */
export const tube: Measurement = {
  name: "tube",
  version: 1,
  samples: true,
  columns: ["chunk", "tolerance", "part", "at", "progress", "run", "visit", "finish", "within", "verdict"],
  main: ["visit", "finish"],
  measure: rowsOf,
};

function rowsOf(scenario: Scenario, { seed, cell, trials }: Sampling): readonly Row[] {
  const runs = traces(scenario, { seed: `${seed} ${cell}`, count: trials });
  const rows = [
    ...milestoneRows(scenario),
    ...runs.flatMap((one) => runRows(scenario, one)),
    ...stateRows(scenario),
    ...runs.flatMap(attemptRows),
  ];
  const { tolerance, stages } = scenario;
  return rows.map((row) => ({ chunk: stages[0].chunk, tolerance, ...row }));
}

const milestoneRows = (scenario: Scenario): readonly Row[] =>
  recoverabilityTube(scenario).flatMap(({ milestone, points }, at) =>
    points.map((point) => ({ part: "milestone", at, ...point, progress: point.progress - milestone })),
  );

function runRows({ stages }: Scenario, { run, events }: Trace): readonly Row[] {
  const rows: Row[] = [{ part: "run", at: 0, progress: 0, run, within: true }];
  let within = true;
  const ends = events.filter((event) => event.kind === "stageEnd");
  for (const [stage, { verdict, trueProgress }] of ends.entries()) {
    within &&= verdict === "reached";
    rows.push({ part: "run", at: stage + 1, progress: trueProgress - stages[stage].milestone, run, within });
  }
  return rows;
}

function stateRows(scenario: Scenario): readonly Row[] {
  const [{ guided }] = stageActs(scenario);
  const { horizon } = guided.target;
  return visitsOf(guided).map(({ index, stepsLeft, chance }) => ({
    part: "state",
    at: horizon - stepsLeft,
    progress: index * scenario.step,
    visit: chance,
    finish: guided.continuation(index, stepsLeft),
  }));
}

/** What happens between the start of the first attempt and that of the next, or the end of the stage. */
function attemptRows({ run, events }: Trace): readonly Row[] {
  const after = events.slice(events.findIndex(({ kind }) => kind === "attempt") + 1);
  const end = after.findIndex(({ kind }) => kind === "attempt" || kind === "stageEnd");
  const own = after.slice(0, end);
  const verdict = own.find((event) => event.kind === "attemptFailed")?.cause ?? "reached";
  const progresses = own.filter((event) => event.kind === "action").map(({ progress }) => progress);
  return [0, ...progresses].map((progress, at) => ({ part: "attempt", at, progress, run, verdict }));
}
