import { aimFrom, isUnreachable, StageLaws } from "../model/aim.ts";
import { knownOr } from "../model/known-or.ts";
import { sideOf } from "../model/lattice.ts";
import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { type AttemptOutcome, solveAttempt } from "./attempt.ts";
import { solveBudgetedStage } from "./budgeted-stage.ts";
import type { Effort } from "./effort.ts";
import { type StageSolution, solveMetStage, solvePassedStage, solveStage } from "./stage.ts";

/** Where a stage begins: at what reported progress, how much of it unsupported, and with what left of the task budget. */
export interface StageStart {
  readonly position: number;
  readonly unsupported: number;
  readonly remaining: number;
}

/** The start of a trajectory that no task budget cuts. */
export const start: StageStart = { position: 0, unsupported: 0, remaining: Number.POSITIVE_INFINITY };

/** Solves a scenario's stages for one pool, each different one once. */
export class StageSolver {
  readonly #scenario: Scenario;
  readonly #laws: StageLaws;
  readonly #effort: Effort;
  readonly #attempts = new Map<StageLaw, AttemptOutcome>();
  readonly #solutions = new Map<StageLaw, Map<string, StageSolution>>();

  constructor(scenario: Scenario, { members }: PrunedPool, effort: Effort) {
    this.#scenario = scenario;
    this.#laws = new StageLaws(scenario, members);
    this.#effort = effort;
  }

  solve(stage: Stage, { position, unsupported, remaining }: StageStart): StageSolution {
    const law = this.#laws.at(stage, aimFrom(this.#scenario, stage, position));
    const solutions = knownOr(this.#solutions, law, () => new Map<string, StageSolution>());
    // A budget that the stage cannot use up by its horizon and attempts cuts nothing off.
    const budget = Math.min(remaining, stage.horizon * stage.attempts);
    const before = this.#scenario.semantics.anchor === "absolute" ? unsupported : 0;
    const key = `${stage.attempts} ${before} ${budget}`;
    return knownOr(solutions, key, () => this.#solve(stage, law, before, budget));
  }

  #solve(stage: Stage, law: StageLaw, unsupportedBefore: number, budget: number): StageSolution {
    const { semantics, step, verification } = this.#scenario;
    const { aim, window } = law.target;
    const { keep } = semantics;
    const unreachable = isUnreachable(law.laws.members, window, stage.horizon);
    const judge = { aim, step, window, unsupportedBefore, verification, keep, unreachable };
    if (semantics.anchor === "absolute" && semantics.onMet === "skip") {
      const side = sideOf(window, 0);
      if (side === 0) return solveMetStage(judge);
      if (side > 0) return solvePassedStage(judge);
    }
    const attempt = knownOr(this.#attempts, law, () => this.#attempt(law));
    const solution =
      this.#scenario.budget === Number.POSITIVE_INFINITY
        ? solveStage(attempt, stage.attempts, judge, this.#effort)
        : solveBudgetedStage(attempt, stage.attempts, budget, judge, this.#effort);
    this.#effort.hold(3 * solution.branches.length * attempt.ends[0].reached.cells.length);
    return solution;
  }

  #attempt(law: StageLaw): AttemptOutcome {
    const byAction = this.#scenario.budget < Number.POSITIVE_INFINITY;
    const { feedback } = this.#scenario.semantics;
    const outcome = solveAttempt(law, { feedback, byAction }, this.#effort);
    this.#effort.hold((outcome.live.length + 3 * outcome.ends.length) * outcome.ends[0].reached.cells.length);
    return outcome;
  }
}
