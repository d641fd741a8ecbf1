import { recoverabilityTube } from "../exact/recoverability-tube.ts";
import type { Scenario } from "../model/scenario.ts";
import type { TraceEvent } from "../model/trace-event.ts";
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
  subject: "scenario",
  samples: true,
  columns: ["chunk", "tolerance", "part", "at", "progress", "run", "visit", "finish", "within", "verdict"],
  measure: rowsOf,
};

function rowsOf(scenario: Scenario, { seed, cell, trials }: Sampling): readonly Row[] {
  const runs = traces(scenario, { seed: `${seed} ${cell}`, count: trials });
  const rows = [
    ...milestoneRows(scenario),
    ...runs.flatMap((run) => runRows(scenario, run)),
    ...stateRows(scenario),
    ...runs.flatMap((run) => attemptRows(scenario, run)),
  ];
  const { tolerance, stages } = scenario;
  return rows.map((row) => ({ chunk: stages[0].chunk, tolerance, ...row }));
}

const milestoneRows = (scenario: Scenario): readonly Row[] =>
  recoverabilityTube(scenario).flatMap(({ milestone, points }, at) =>
    points.map(({ progress, visit, finish }) => ({
      part: "milestone",
      at,
      progress: progress - milestone,
      visit,
      finish,
    })),
  );

function runRows({ stages, step }: Scenario, { index, events }: Trace): readonly Row[] {
  const rows: Row[] = [{ part: "run", at: 0, progress: 0, run: index, within: true }];
  let within = true;
  for (const event of events) {
    if (event.kind !== "stageEnd") continue;
    within &&= event.verdict === "reached";
    const progress = event.trueProgress * step - stages[event.stage].milestone;
    rows.push({ part: "run", at: event.stage + 1, progress, run: index, within });
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

function attemptRows({ step }: Scenario, { index, events }: Trace): readonly Row[] {
  const [first, second] = attemptStarts(events);
  const actions = events.slice(first, second).filter((event) => event.kind === "action");
  const verdict = verdictOf(events.slice(first, second));
  return [0, ...actions.map(({ progress }) => progress)].map((progress, at) => ({
    part: "attempt",
    at,
    progress: progress * step,
    run: index,
    verdict,
  }));
}

/** Where the first attempt begins, and where what follows it does. */
function attemptStarts(events: readonly TraceEvent[]): readonly [number, number] {
  const first = events.findIndex(({ kind }) => kind === "attempt");
  const after = events.findIndex(({ kind }, i) => i > first && (kind === "attempt" || kind === "stage"));
  return [first, after === -1 ? events.length : after];
}

function verdictOf(events: readonly TraceEvent[]): string {
  const failed = events.find((event) => event.kind === "attemptFailed");
  return failed?.kind === "attemptFailed" ? failed.cause : "reached";
}
