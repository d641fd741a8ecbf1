import { editScenario } from "../../model/edit-scenario.ts";
import { knownOr } from "../../model/known-or.ts";
import type { FailureCause } from "../../model/outcome.ts";
import type { Scenario, Stage } from "../../model/scenario.ts";
import { type Branch, Process } from "../../process/process.ts";
import type { State, Trajectory } from "../../process/state.ts";

/** What one run of a stage came to: all that the trajectory around it needs. */
export interface StageEnd extends Pick<Trajectory, "accepted" | "actions" | "attempts"> {
  /** Null when the stage was truly reached. */
  readonly cause: FailureCause | null;
  /** True progress carried, in lattice steps. */
  readonly truth: number;
}

/** Everything that can happen in one stage: from each state, an action is drawn and leads to a state or to an end. */
export interface StageGraph {
  /** The first state is where the stage starts. */
  readonly states: readonly Choice[];
  readonly ends: readonly StageEnd[];
}

/** `next[i]` is a state, or −1 − e for end e. */
export interface Choice {
  readonly probabilities: readonly number[];
  readonly next: readonly number[];
}

/**
 * Explores a stage by asking the process itself what can follow, so that no semantics is written down twice.
 *
 * The counts of actions and attempts are part of a state: a stage's end then says what it cost. Null past `stateLimit`
 * states. Only for scenarios whose stages do not depend on what went before: relative, without a task budget.
 */
export function exploreStage(scenario: Scenario, stage: Stage, stateLimit: number): StageGraph | null {
  const { chunk } = stage;
  const alone = editScenario(scenario, () => ({ goal: chunk, stages: [{ ...stage, milestone: chunk }] }));
  const process = new Process(alone);
  const places = new Places(scenario.semantics.keep === "best");
  places.of(process.begin()[0].next);
  const states: Choice[] = [];
  for (let i = 0; i < places.states.length; i++) {
    if (places.states.length > stateLimit) return null;
    states.push(choiceAt(process, places, places.states[i]));
  }
  return { states, ends: places.ends };
}

function choiceAt(process: Process, places: Places, state: State): Choice {
  const choices = new Map<string, { probability: number; next: number }>();
  for (const branch of process.branches(state)) {
    for (const { probability, next } of decided(process, branch)) {
      const place = places.of(next);
      const key = `${drawnIn(branch)} ${place}`;
      const known = choices.get(key);
      if (known) known.probability += probability;
      else choices.set(key, { probability, next: place });
    }
  }
  const all = [...choices.values()];
  return { probabilities: all.map(({ probability }) => probability), next: all.map(({ next }) => next) };
}

/** A claim is decided together with the action that makes it: a check is no draw of its own. */
function decided(process: Process, { probability, next }: Branch): readonly Omit<Branch, "events">[] {
  if (next.phase !== "claim") return [{ probability, next }];
  const checks = process.branches(next);
  return checks.map((check) => ({ probability: probability * check.probability, next: check.next }));
}

/** The action of a branch, without the distribution it came from: equal laws in different states then look equal. */
function drawnIn({ events: [action] }: Branch): string {
  return action.kind === "action" ? `${action.reported} ${action.truthful}` : "";
}

/** Numbers the states and the ends as they are met. */
class Places {
  readonly states: State[] = [];
  readonly ends: StageEnd[] = [];
  readonly #keepsBest: boolean;
  readonly #known = new Map<string, number>();

  constructor(keepsBest: boolean) {
    this.#keepsBest = keepsBest;
  }

  of(state: State): number {
    const key =
      state.phase === "act" ? actKey(state, this.#keepsBest) : JSON.stringify(stageEnd(state.trajectory));
    return knownOr(this.#known, key, () =>
      state.phase === "act" ? this.states.push(state) - 1 : -this.ends.push(stageEnd(state.trajectory)),
    );
  }
}

/** The best of the failed attempts tells states apart only where it will be carried. */
function actKey({ trajectory, attempt }: State & { phase: "act" }, keepsBest: boolean): string {
  const { number, taken, progress, best } = attempt;
  const carried = keepsBest && best !== null ? `${best.reported} ${best.truth}` : "";
  return `${trajectory.actions} ${number} ${taken} ${progress.reported} ${progress.truth} ${carried}`;
}

function stageEnd({ firstMiss, accepted, total, actions, attempts }: Trajectory): StageEnd {
  return { cause: firstMiss?.cause ?? null, accepted, truth: total.truth, actions, attempts };
}
