import { jointLaw } from "../model/action-law.ts";
import { aimFrom, isUnreachable, StageLaws, windowOf } from "../model/aim.ts";
import { assertScenario } from "../model/assert-argument.ts";
import { compareNearness, inWindow, type Window } from "../model/lattice.ts";
import type { FailureCause } from "../model/outcome.ts";
import { plannedActions } from "../model/planned-actions.ts";
import type { Scenario, Stage } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import type { EndReason, StageVerdict } from "../model/trace-event.ts";
import type { ProcessEvent } from "./process-event.ts";
import type { Attempt, Progress, State, Trajectory } from "./state.ts";

/** One thing that can happen: how likely, what is seen of it, and where it leads. */
export interface Branch {
  readonly probability: number;
  readonly events: readonly ProcessEvent[];
  readonly next: State;
}

/** What follows without chance. */
type Consequence = Omit<Branch, "probability">;

/**
 * The semantics of docs/model.md as explicit chance: nothing here draws, every step returns all that can happen.
 *
 * It is written to be read beside section 2 of that document and not to be fast. Enumerating it is the judge of both
 * engines; walking it with a generator gives traces. One piece, because it is one page of that document.
 */
export class Process {
  readonly scenario: Scenario;
  readonly #laws: readonly StageLaws[];

  /** Errors: ScenarioError for a scenario that `resolveScenario` did not make. */
  constructor(scenario: Scenario) {
    assertScenario(scenario);
    this.scenario = scenario;
    this.#laws = scenario.pools.map(({ members }) => new StageLaws(scenario, members));
  }

  /** The first chance of all: which pool pruning leaves. */
  begin(): readonly Branch[] {
    return this.scenario.pools.map(({ share, members }, pool) => {
      const start = { stage: 0, total: nothing, actions: 0, attempts: 0, accepted: true, firstMiss: null };
      const prune: ProcessEvent = { kind: "prune", left: members.map(({ name }) => name) };
      return { probability: share, ...preceded(prune, this.#enterStage({ pool, ...start })) };
    });
  }

  /** Everything that can happen next; nothing after the end. Probabilities sum to 1. */
  branches(state: State): readonly Branch[] {
    if (state.phase === "act") return this.#act(state.trajectory, state.attempt);
    if (state.phase === "claim") return this.#claim(state.trajectory, state.attempt, state.met);
    return [];
  }

  #enterStage(trajectory: Trajectory): Consequence {
    const { stages, budget, semantics } = this.scenario;
    if (trajectory.stage === stages.length) return end(trajectory, "finished");
    if (trajectory.actions >= budget) {
      return end({ ...withMiss(trajectory, "budget"), accepted: false }, "budget");
    }
    const aim = aimFrom(this.scenario, stages[trajectory.stage], trajectory.total.reported);
    const stage: ProcessEvent = { kind: "stage", stage: trajectory.stage, aim };
    const none: Attempt = { number: 0, aim, planned: null, taken: 0, progress: nothing, best: null };
    if (semantics.anchor === "absolute" && semantics.onMet === "skip") {
      const window = windowOf(this.scenario, aim);
      if (inWindow(window, 0))
        return { events: [stage], next: { phase: "claim", trajectory, attempt: none, met: true } };
      if (window.high < 0) return preceded(stage, this.#miss(trajectory, none, nothing, "overshoot"));
    }
    return preceded(stage, this.#beginAttempt(trajectory, none));
  }

  #beginAttempt(trajectory: Trajectory, before: Attempt): Consequence {
    const law = this.#lawAt(trajectory, before.aim);
    const closed = this.scenario.semantics.feedback === "closed";
    const { horizon } = law.target;
    const planned = closed ? null : plannedActions(before.aim, law.at(0, horizon).mean, horizon);
    const attempt = { ...before, number: before.number + 1, planned, taken: 0, progress: nothing };
    const event: ProcessEvent = {
      kind: "attempt",
      stage: trajectory.stage,
      attempt: attempt.number,
      planned,
    };
    const begun = { ...trajectory, attempts: trajectory.attempts + 1 };
    return { events: [event], next: { phase: "act", trajectory: begun, attempt } };
  }

  /** One action: which distribution, which increment, and whether it is true. */
  #act(trajectory: Trajectory, attempt: Attempt): readonly Branch[] {
    const law = this.#lawAt(trajectory, attempt.aim);
    const { members, terms, step } = law.laws;
    const { planned, progress, taken } = attempt;
    const [index, used] = planned === null ? [progress.reported, taken] : [0, 0];
    const evidence = law.evidenceAt(index, law.target.horizon - used);
    return jointLaw(members, terms, step, evidence).flatMap((probabilities, i) => {
      const { name, offset, hallucination } = members[i];
      return [...probabilities].flatMap((probability, a) =>
        [
          { truthful: true, probability: probability * (1 - hallucination) },
          { truthful: false, probability: probability * hallucination },
        ]
          .filter((branch) => branch.probability > 0)
          .map(({ truthful, probability }) => ({
            probability,
            ...this.#acted(trajectory, attempt, law, { distribution: name, reported: offset + a, truthful }),
          })),
      );
    });
  }

  #acted(
    before: Trajectory,
    attempt: Attempt,
    law: StageLaw,
    drawn: { distribution: string; reported: number; truthful: boolean },
  ): Consequence {
    const { window, horizon, undo } = law.target;
    const trajectory = { ...before, actions: before.actions + 1 };
    const made = { reported: drawn.reported, truth: drawn.truthful ? drawn.reported : 0 };
    const reached = plus(attempt.progress, made);
    const closed = attempt.planned === null;
    const undone = closed && undo && reached.reported > window.high;
    const after = { ...attempt, taken: attempt.taken + 1, progress: undone ? attempt.progress : reached };
    const event: ProcessEvent = {
      kind: "action",
      ...drawn,
      progress: after.progress.reported,
      trueProgress: after.progress.truth,
      undone,
    };
    const looks = closed ? !undone : after.taken === attempt.planned;
    const lastAction = after.taken === (attempt.planned ?? horizon);
    return preceded(event, this.#judge(trajectory, after, window, looks, lastAction));
  }

  #judge(
    trajectory: Trajectory,
    attempt: Attempt,
    window: Window,
    looks: boolean,
    lastAction: boolean,
  ): Consequence {
    const { reported } = attempt.progress;
    if (looks && inWindow(window, reported)) {
      return { events: [], next: { phase: "claim", trajectory, attempt, met: false } };
    }
    if (looks && reported > window.high) return this.#failAttempt(trajectory, attempt, "overshoot");
    if (lastAction) return this.#failAttempt(trajectory, attempt, "stall");
    if (trajectory.actions >= this.scenario.budget)
      return this.#endStageMissed(trajectory, attempt, "budget");
    return { events: [], next: { phase: "act", trajectory, attempt } };
  }

  /** A claim that true progress supports stands; one that it does not is found out with the probability of a check. */
  #claim(trajectory: Trajectory, attempt: Attempt, met: boolean): readonly Branch[] {
    const { verification, semantics } = this.scenario;
    const { progress } = attempt;
    const unsupportedBefore = trajectory.total.truth - trajectory.total.reported;
    const truth = progress.truth + (semantics.anchor === "absolute" ? unsupportedBefore : 0);
    const supported = inWindow(windowOf(this.scenario, attempt.aim), truth);
    const checks = [
      { checked: true, probability: verification },
      { checked: false, probability: 1 - verification },
    ].filter(({ probability }) => probability > 0);
    const follows = (checked: boolean): Consequence => {
      if (supported) return this.#endStage(trajectory, progress, "reached", null);
      if (!checked) return this.#endStage(trajectory, progress, "falselyAccepted", "unsupportedClaim");
      if (met) return this.#miss(trajectory, attempt, progress, "unsupportedClaim");
      return this.#failAttempt(trajectory, attempt, "unsupportedClaim");
    };
    return checks.map(({ checked, probability }) => ({
      probability,
      ...preceded({ kind: "check", supported, checked }, follows(checked)),
    }));
  }

  #failAttempt(trajectory: Trajectory, attempt: Attempt, cause: FailureCause): Consequence {
    const failed: ProcessEvent = { kind: "attemptFailed", cause };
    const missed = (why: FailureCause) => preceded(failed, this.#endStageMissed(trajectory, attempt, why));
    if (attempt.number === this.#stageOf(trajectory).attempts) return missed(cause);
    if (trajectory.actions >= this.scenario.budget) return missed("budget");
    return preceded(failed, this.#beginAttempt(trajectory, { ...attempt, best: this.#bestOf(attempt) }));
  }

  #endStageMissed(trajectory: Trajectory, attempt: Attempt, cause: FailureCause): Consequence {
    const carried = this.scenario.semantics.keep === "best" ? this.#bestOf(attempt) : attempt.progress;
    return this.#miss(trajectory, attempt, carried, cause);
  }

  #miss(trajectory: Trajectory, attempt: Attempt, carried: Progress, cause: FailureCause): Consequence {
    const { laws, target } = this.#lawAt(trajectory, attempt.aim);
    const hopeless = isUnreachable(laws.members, target.window, target.horizon);
    const why = hopeless && cause !== "unsupportedClaim" ? "unreachable" : cause;
    return this.#endStage(trajectory, carried, "missed", why);
  }

  #endStage(
    before: Trajectory,
    made: Progress,
    verdict: StageVerdict,
    cause: FailureCause | null,
  ): Consequence {
    const missed = verdict === "missed";
    const trajectory: Trajectory = {
      ...(cause === null ? before : withMiss(before, cause)),
      stage: before.stage + 1,
      total: plus(before.total, made),
      accepted: before.accepted && !missed,
    };
    const event: ProcessEvent = {
      kind: "stageEnd",
      stage: before.stage,
      verdict,
      cause,
      progress: trajectory.total.reported,
      trueProgress: trajectory.total.truth,
    };
    if (missed && this.scenario.semantics.onExhausted === "abort")
      return preceded(event, end(trajectory, "aborted"));
    return preceded(event, this.#enterStage(trajectory));
  }

  #bestOf({ best, progress, aim }: Attempt): Progress {
    const { step } = this.scenario;
    return best && compareNearness(aim, step, best.reported, progress.reported) <= 0 ? best : progress;
  }

  #stageOf = ({ stage }: Trajectory): Stage => this.scenario.stages[stage];

  #lawAt(trajectory: Trajectory, aim: number): StageLaw {
    return this.#laws[trajectory.pool].at(this.#stageOf(trajectory), aim);
  }
}

const nothing: Progress = { reported: 0, truth: 0 };

const plus = (a: Progress, b: Progress): Progress => ({
  reported: a.reported + b.reported,
  truth: a.truth + b.truth,
});

const preceded = (event: ProcessEvent, { events, next }: Consequence): Consequence => ({
  events: [event, ...events],
  next,
});

const withMiss = (trajectory: Trajectory, cause: FailureCause): Trajectory => ({
  ...trajectory,
  firstMiss: trajectory.firstMiss ?? { stage: trajectory.stage, cause },
});

function end(trajectory: Trajectory, reason: EndReason): Consequence {
  return { events: [{ kind: "end", reason }], next: { phase: "end", trajectory, reason } };
}
