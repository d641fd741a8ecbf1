import { aimFrom, isUnreachable, StageLaws } from "../model/aim.ts";
import { knownOr } from "../model/known-or.ts";
import { sideOf } from "../model/lattice.ts";
import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { type AttemptOutcome, solveAttempt } from "./attempt.ts";
import { DecidedStage } from "./decided-stage.ts";
import type { Effort } from "./effort.ts";
import { JointStage } from "./joint-stage.ts";
import { type StageJudge, type StageSolution, solveMetStage, solvePassedStage, solveStage } from "./stage.ts";
import type { FollowedStage } from "./starts.ts";

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
  readonly #single = new Known<StageSolution>();
  readonly #joint = new Known<FollowedStage>();

  constructor(scenario: Scenario, { members }: PrunedPool, effort: Effort) {
    this.#scenario = scenario;
    this.#absolute = scenario.semantics.anchor === "absolute";
    this.#laws = new StageLaws(scenario, members);
    this.#effort = effort;
  }

  /** A stage that no budget cuts, begun at a reported progress of `position`, so much of it unsupported. */
  solve(stage: Stage, position = 0, unsupported = 0): StageSolution {
    return this.#known(this.#single, stage, position, unsupported, (law, by) => {
      if (isDecided(this.#scenario, by))
        return sideOf(by.window, 0) === 0 ? solveMetStage(by) : solvePassedStage(by);
      return solveStage(this.#attempt(law), stage.attempts, by, this.#effort);
    });
  }

  /** The same from many starts at once, under the task's budget; `common` says that they differ in what is unsupported. */
  joint(stage: Stage, position: number, unsupported: number, common: boolean): FollowedStage {
    return this.#known(this.#joint, stage, position, common ? 0 : unsupported, (law, by) => {
      const jointBy = { ...by, attempts: stage.attempts, budget: this.#scenario.budget, common };
      if (isDecided(this.#scenario, by)) return new DecidedStage(jointBy, this.#effort);
      return new JointStage(this.#attempt(law), jointBy, this.#effort);
    });
  }

  #known<Solved>(
    known: Known<Solved>,
    stage: Stage,
    position: number,
    unsupported: number,
    solve: (law: StageLaw, by: StageJudge) => Solved,
  ): Solved {
    const aim = aimFrom(this.#scenario, stage, position);
    const before = this.#absolute ? unsupported : 0;
    return knownOr(known.byAim(stage, before), aim, () => {
      const law = this.#laws.at(stage, aim);
      return solve(law, this.#judge(stage, law, before));
    });
  }

  #judge(stage: Stage, { laws, target: { aim, window } }: StageLaw, unsupportedBefore: number): StageJudge {
    const { semantics, step, verification } = this.#scenario;
    const unreachable = isUnreachable(laws.members, window, stage.horizon);
    return { aim, step, window, unsupportedBefore, verification, keep: semantics.keep, unreachable };
  }

  #attempt(law: StageLaw): AttemptOutcome {
    return knownOr(this.#attempts, law, () => {
      const byAction = this.#scenario.budget < Number.POSITIVE_INFINITY;
      const { feedback } = this.#scenario.semantics;
      return solveAttempt(law, { feedback, byAction }, this.#effort);
    });
  }
}

/** Whether a stage may not act on what is already met or passed. */
const isDecided = ({ semantics: { anchor, onMet } }: Scenario, { window }: StageJudge): boolean =>
  anchor === "absolute" && onMet === "skip" && sideOf(window, 0) >= 0;
