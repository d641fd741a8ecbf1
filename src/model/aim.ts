import type { Distribution } from "./distribution.ts";
import { guidanceAt } from "./guidance.ts";
import { knownOr } from "./known-or.ts";
import { type Window, windowAround } from "./lattice.ts";
import type { Scenario, Stage } from "./scenario.ts";
import { GapLaws, StageLaw } from "./stage-law.ts";

/** What a stage aims at from a reported progress of `position` lattice steps: its chunk, or what is left to its milestone. */
export function aimFrom(scenario: Scenario, stage: Stage, position: number): number {
  return scenario.semantics.anchor === "relative" ? stage.chunk : stage.milestone - position * scenario.step;
}

/** The window of lattice steps in which a stage with this aim counts as reached. */
export const windowOf = ({ tolerance, step, continuous }: Scenario, aim: number): Window =>
  windowAround(aim, tolerance, step, continuous);

/** Final progress values that pass terminally: within the task's tolerance of the goal. */
export const terminalWindow = ({ goal, taskTolerance, step, continuous }: Scenario): Window =>
  windowAround(goal, taskTolerance, step, continuous);

/**
 * Whether no number of 1 to `horizon` actions can sum into the window: no [n·min, n·max] meets it on the lattice. Then no
 * number of attempts helps. Gaps inside a support are not looked at, so a stage may be of this kind only in effect.
 */
export function isUnreachable(members: readonly Distribution[], window: Window, horizon: number): boolean {
  const least = Math.min(...members.map(({ offset }) => offset));
  const most = Math.max(...members.map(({ offset, probabilities }) => offset + probabilities.length - 1));
  for (let n = 1; n <= horizon; n++) {
    if (Math.max(window.low, n * least) <= Math.min(window.high, n * most)) return false;
    if (least > 0 && n * least > window.high) return true;
  }
  return true;
}

/**
 * The laws of a scenario's stages for one pool, made once for each aim: what every evaluator asks for an action's law.
 */
export class StageLaws {
  readonly #scenario: Scenario;
  readonly #members: readonly Distribution[];
  readonly #gapLaws = new Map<number, GapLaws>();
  readonly #known = new Map<string, StageLaw>();

  constructor(scenario: Scenario, members: readonly Distribution[]) {
    this.#scenario = scenario;
    this.#members = members;
  }

  /** The law of an attempt at `stage` aiming at `aim`. */
  at(stage: Stage, aim: number): StageLaw {
    const key = `${aim} ${stage.horizon} ${stage.guidanceShare}`;
    const target = () => ({
      aim,
      window: windowOf(this.#scenario, aim),
      horizon: stage.horizon,
      undo: this.#scenario.semantics.onOvershoot === "undo",
    });
    return knownOr(this.#known, key, () => new StageLaw(this.#lawsAt(stage.guidanceShare), target()));
  }

  #lawsAt(share: number): GapLaws {
    const { guidance, step } = this.#scenario;
    return knownOr(this.#gapLaws, share, () => new GapLaws(this.#members, guidanceAt(guidance, share), step));
  }
}
