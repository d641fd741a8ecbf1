import { assertKeys, assertScenario, assertText, assertWhole } from "../model/assert-argument.ts";
import { LimitError } from "../model/errors.ts";
import type { Scenario } from "../model/scenario.ts";
import type { TraceEvent } from "../model/trace-event.ts";
import { type Branch, Process } from "../process/process.ts";
import type { ProcessEvent } from "../process/process-event.ts";
import { type Stream, stream } from "../random/stream.ts";
import { mostTraces } from "../stats/sample-size.ts";
import { recorded } from "./recorded.ts";

/** One whole trajectory: everything that happened, in order, from its start to its end. */
export interface Trace {
  readonly seed: string;
  /** Which of the seed's runs, from 0: it has a stream of its own, whatever the number asked for. */
  readonly run: number;
  readonly events: readonly TraceEvent[];
}

/**
 * Draws whole trajectories, each as its events, by walking the explicit-chance process.
 *
 * They follow the same law as the trials of `simulate`, but are none of those trials: streams are used differently.
 * Errors: ScenarioError for more than 10,000 of them and for an option that cannot be; LimitError for a trajectory past
 *         200,000 events.
 */
export function traces(
  scenario: Scenario,
  options: { readonly seed: string; readonly count: number },
): readonly Trace[] {
  assertScenario(scenario);
  assertKeys("options", options, ["seed", "count"]);
  const { seed, count } = options;
  assertText("seed", seed);
  assertWhole("count", count, { most: mostTraces });
  const process = new Process(scenario);
  return Array.from({ length: count }, (_, run) => trace(process, seed, run));
}

/** A trajectory longer than this is nothing to read, and one that makes no progress would otherwise fill the memory. */
const eventLimit = 200_000;

const hint = "use a smaller goal, horizon or number of attempts, or give the task a budget";

function trace(process: Process, seed: string, run: number): Trace {
  const drawn = stream(seed, "trace", run);
  const events: ProcessEvent[] = [];
  let branches = process.begin();
  for (;;) {
    const branch = choose(branches, drawn);
    events.push(...branch.events);
    if (events.length > eventLimit)
      throw new LimitError("events in one trajectory", events.length, eventLimit, hint);
    if (branch.next.phase === "end") {
      const { trajectory } = branch.next;
      return { seed, run, events: recorded(process.scenario, { run, seed }, events, trajectory) };
    }
    branches = process.branches(branch.next);
  }
}

/** The branch a draw falls into; what rounding leaves of the last goes to it. */
function choose(branches: readonly Branch[], drawn: Stream): Branch {
  if (branches.length === 1) return branches[0];
  const unit = drawn.nextUnit();
  let sum = 0;
  for (const branch of branches) {
    sum += branch.probability;
    if (unit < sum) return branch;
  }
  return branches[branches.length - 1];
}
