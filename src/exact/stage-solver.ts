import { aimFrom, isUnreachable, StageLaws } from "../model/aim.ts";
import { readsGap } from "../model/guidance.ts";
import { knownOr } from "../model/known-or.ts";
import { sideOf } from "../model/lattice.ts";
import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import type { GapLaws, StageLaw } from "../model/stage-law.ts";
import { type AttemptOutcome, cellsOfAll } from "./attempt.ts";
import { solverUnder } from "./attempt-by-truth.ts";
import { DecidedStage } from "./decided-stage.ts";
import type { Effort } from "./effort.ts";
import { JointStage } from "./joint-stage.ts";
import { type StageJudge, type StageSolution, solveMetStage, solvePassedStage, solveStage } from "./stage.ts";
import type { FollowedStage } from "./starts.ts";
import { Walk } from "./walk.ts";

/** What is known of stages, by all that tells them apart: their kind, what is unsupported before, and the aim. */
class Known<Solved> {
  readonly #kinds = new Map<string, Map<number, Map<number, Solved>>>();
  #stage: Stage | null = null;
  #before = 0;
  #byAim = new Map<number, Solved>();

  byAim(stage: Stage, before: number): Map<number, Solved> {
    // The same is asked for again and again.
    if (stage === this.#stage && before === this.#before) return this.#byAim;
    const kind = `${stage.horizon} ${stage.attempts} ${stage.guidanceShare}`;
    const byStart = knownOr(this.#kinds, kind, () => new Map<number, Map<number, Solved>>());
    this.#byAim = knownOr(byStart, before, () => new Map<number, Solved>());
    this.#stage = stage;
    this.#before = before;
    return this.#byAim;
  }
}

/** Solves a scenario's stages for one pool, each different one once. */
export class StageSolver {
  readonly #scenario: Scenario;
  readonly #absolute: boolean;
  readonly #laws: StageLaws;
  readonly #effort: Effort;
  readonly #attempts = new Map<StageLaw, AttemptOutcome>();
  readonly #walks = new Map<GapLaws, Walk>();
  /** Aims below it are passed from the start: they are all alike where no action leads back and guidance does not read the gap. */
  readonly #passed: number;
  readonly #single = new Known<StageSolution>();
  readonly #joint = new Known<FollowedStage>();

  constructor(scenario: Scenario, { members }: PrunedPool, effort: Effort) {
    this.#scenario = scenario;
    this.#absolute = scenario.semantics.anchor === "absolute";
    this.#laws = new StageLaws(scenario, members);
    this.#effort = effort;
    const { guidance, step, tolerance } = scenario;
    const alike = !readsGap(guidance) && members.every(({ offset }) => offset >= 0);
    this.#passed = alike ? -step - tolerance : Number.NEGATIVE_INFINITY;
  }

  /** A stage that no budget cuts, begun at a reported progress of `position`, none of it unsupported. */
  solve(stage: Stage, position: number): StageSolution {
    const aim = this.#aim(stage, position);
    const known = this.#single.byAim(stage, 0);
    return known.get(aim) ?? kept(known, aim, this.#solved(stage, aim));
  }

  /** The position from which on all starts of a stage face the same. */
  alikeFrom({ milestone }: Stage): number {
    if (!this.#absolute) return Number.NEGATIVE_INFINITY;
    // One more, so that no rounding matters.
    return Math.ceil((milestone - this.#passed) / this.#scenario.step) + 1;
  }

  /** The same from many starts at once, under the task's budget; `common` says that they differ in what is unsupported. */
  joint(stage: Stage, position: number, unsupported: number, common: boolean): FollowedStage {
    const aim = this.#aim(stage, position);
    const before = this.#absolute && !common ? unsupported : 0;
    const known = this.#joint.byAim(stage, before);
    return known.get(aim) ?? kept(known, aim, this.#followed(stage, aim, before, common));
  }

  /** What a stage aims at from there; one aim stands for all that are passed. */
  #aim(stage: Stage, position: number): number {
    return Math.max(aimFrom(this.#scenario, stage, position), this.#passed);
  }

  #solved(stage: Stage, aim: number): StageSolution {
    const law = this.#laws.at(stage, aim);
    const by = judgeOf(this.#scenario, stage, law, 0);
    if (isDecided(this.#scenario, by))
      return sideOf(by.window, 0) === 0 ? solveMetStage() : solvePassedStage(by);
    const solution = solveStage(this.#attempt(law), stage.attempts, by, this.#effort);
    for (const { length } of solution.leaves) this.#effort.hold(length);
    return solution;
  }

  #followed(stage: Stage, aim: number, before: number, common: boolean): FollowedStage {
    const law = this.#laws.at(stage, aim);
    const { budget } = this.#scenario;
    const by = { ...judgeOf(this.#scenario, stage, law, before), attempts: stage.attempts, budget, common };
    if (isDecided(this.#scenario, by)) return new DecidedStage(by, this.#effort);
    return new JointStage(this.#attempt(law), by, this.#effort);
  }

  #attempt(law: StageLaw): AttemptOutcome {
    return knownOr(this.#attempts, law, () => {
      const outcome = this.#solvedAttempt(law);
      this.#effort.hold(cellsOfAll(outcome));
      return outcome;
    });
  }

  #solvedAttempt(law: StageLaw): AttemptOutcome {
    const { budget, semantics } = this.#scenario;
    const byAction = budget < Number.POSITIVE_INFINITY;
    const { feedback } = semantics;
    if (byAction || !Walk.isCommonTo(law, feedback === "closed"))
      return solverUnder(semantics)(law, { feedback, byAction }, this.#effort);
    const walk = knownOr(this.#walks, law.laws, () => new Walk(law.at(0, law.target.horizon), this.#effort));
    return walk.attempt(law, feedback);
  }
}

/** What a stage is judged by, where so much was unsupported before it. */
export function judgeOf(
  { semantics, step, verification }: Scenario,
  { horizon }: Stage,
  { laws, target: { aim, window } }: StageLaw,
  unsupportedBefore: number,
): StageJudge {
  const unreachable = isUnreachable(laws.members, window, horizon);
  return { aim, step, window, unsupportedBefore, verification, keep: semantics.keep, unreachable };
}

/** Whether a stage may not act on what is already met or passed. */
const isDecided = ({ semantics: { anchor, onMet } }: Scenario, { window }: StageJudge): boolean =>
  anchor === "absolute" && onMet === "skip" && sideOf(window, 0) >= 0;

function kept<Solved>(known: Map<number, Solved>, aim: number, solved: Solved): Solved {
  known.set(aim, solved);
  return solved;
}
