import { terminalWindow } from "../model/aim.ts";
import { inWindow } from "../model/lattice.ts";
import type { Scenario } from "../model/scenario.ts";
import type { TraceEnvelope, TraceEvent, TraceKind, TraceKinds } from "../model/trace-event.ts";
import type { ProcessEvent } from "../process/process-event.ts";
import type { Trajectory } from "../process/state.ts";

/** The events of one trajectory of a scenario, as a trace has them: in units of progress, each with where it stands. */
export function recorded(
  scenario: Scenario,
  { run, seed }: { readonly run: number; readonly seed: string },
  events: readonly ProcessEvent[],
  end: Trajectory,
): readonly TraceEvent[] {
  let at: TraceEnvelope = { task: scenario.name, run, stage: null, step: 0 };
  const start: TraceEvent = { ...at, kind: "start", seed };
  const others = events.map((event): TraceEvent => {
    if (event.kind === "stage") at = { ...at, stage: event.stage };
    if (event.kind === "end") at = { ...at, stage: null };
    if (event.kind === "action") at = { ...at, step: at.step + 1 };
    return { ...at, ...told(scenario, event, end) };
  });
  return [start, ...others];
}

type Told = { readonly [Kind in TraceKind]: { readonly kind: Kind } & TraceKinds[Kind] }[TraceKind];

/** An event of the process with what a reader needs who has no scenario at hand. */
function told(scenario: Scenario, event: ProcessEvent, end: Trajectory): Told {
  const units = (index: number): number => index * scenario.step;
  switch (event.kind) {
    case "stage":
      return { kind: "stage", part: scenario.stages[event.stage].part, aim: event.aim };
    case "attempt": {
      const { stage: _, ...attempt } = event;
      return attempt;
    }
    case "action": {
      const { reported, progress, trueProgress } = event;
      const inUnits = { reported: units(reported), progress: units(progress) };
      return { ...event, ...inUnits, trueProgress: units(trueProgress) };
    }
    case "stageEnd": {
      const { stage: _, progress, trueProgress, ...ended } = event;
      return { ...ended, progress: units(progress), trueProgress: units(trueProgress) };
    }
    case "end":
      return { ...event, ...outcomeOf(scenario, end) };
    default:
      return event;
  }
}

function outcomeOf(
  scenario: Scenario,
  { total, attempts, firstMiss }: Trajectory,
): Omit<TraceKinds["end"], "reason"> {
  const progress = total.truth * scenario.step;
  const terminalPass = inWindow(terminalWindow(scenario), total.truth);
  const sum = { progress, goal: scenario.goal, attempts, terminalPass };
  return { passed: firstMiss === null, firstMiss, total: sum };
}
