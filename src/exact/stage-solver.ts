import { aimFrom, inWindow, isUnreachable, StageLaws } from "../model/aim.ts";
import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { type AttemptOutcome, solveAttempt } from "./attempt.ts";
import { solveBudgetedStage } from "./budgeted-stage.ts";
import type { Effort } from "./effort.ts";
import { type StageJudge, type StageOutcome, solveMetStage, solvePassedStage, solveStage } from "./stage.ts";
import { massesOf, type StageMasses } from "./stage-masses.ts";

/** What a stage is asked from: reported progress, what true progress lacks of it, and what is left of the task budget. */
export interface Asked {
  readonly position: number;
  readonly lie: number;
  readonly remaining: number;
}

/** A stage's outcome with the probabilities of its verdicts, summed once. */
export interface SolvedStage extends StageOutcome {
  readonly masses: StageMasses;
}

/** Solves a scenario's stages for one pool, each different one once. */
export class StageSolver {
  readonly #scenario: Scenario;
  readonly #members: PrunedPool["members"];
  readonly #laws: StageLaws;
  readonly #effort: Effort;
  readonly #attempts = new Map<StageLaw, AttemptOutcome>();
  readonly #stages = new Map<StageLaw, Map<string, SolvedStage>>();

  constructor(scenario: Scenario, { members }: PrunedPool, effort: Effort) {
    this.#scenario = scenario;
    this.#members = members;
    this.#laws = new StageLaws(scenario, members);
    this.#effort = effort;
  }

  solve(stage: Stage, { position, lie, remaining }: Asked): SolvedStage {
    const law = this.#laws.at(stage, aimFrom(this.#scenario, stage, position));
    const known = this.#stages.get(law) ?? new Map<string, SolvedStage>();
    this.#stages.set(law, known);
    // A budget that the stage cannot use up by its horizon and attempts cuts nothing off.
    const budget = Math.min(remaining, stage.horizon * stage.attempts);
    const lieBefore = this.#scenario.semantics.anchor === "absolute" ? lie : 0;
    const key = `${stage.attempts} ${lieBefore} ${budget}`;
    const met = known.get(key);
    if (met) return met;
    const outcome = this.#solve(stage, law, lieBefore, budget);
    const solved = { ...outcome, masses: massesOf(outcome) };
    known.set(key, solved);
    return solved;
  }

  #solve(stage: Stage, law: StageLaw, lieBefore: number, budget: number): StageOutcome {
    const { semantics } = this.#scenario;
    const { window } = law.target;
    const judge = this.#judge(stage, law, lieBefore);
    if (semantics.anchor === "absolute" && semantics.onMet === "skip") {
      if (inWindow(window, 0)) return solveMetStage(judge);
      if (window.high < 0) return solvePassedStage(judge);
    }
    const attempt = this.#attempt(law);
    return this.#scenario.budget === Number.POSITIVE_INFINITY
      ? solveStage(attempt, stage.attempts, judge)
      : solveBudgetedStage(attempt, stage.attempts, budget, judge, this.#effort);
  }

  #judge(stage: Stage, law: StageLaw, lieBefore: number): StageJudge {
    const { semantics, step, verification } = this.#scenario;
    const { aim, window } = law.target;
    return {
      aim,
      step,
      window,
      lieBefore,
      verification,
      keep: semantics.keep,
      unreachable: isUnreachable(this.#members, window, stage.horizon),
    };
  }

  #attempt(law: StageLaw): AttemptOutcome {
    const known = this.#attempts.get(law);
    if (known) return known;
    const byAction = this.#scenario.budget < Number.POSITIVE_INFINITY;
    const outcome = solveAttempt(
      law,
      { feedback: this.#scenario.semantics.feedback, byAction },
      this.#effort,
    );
    this.#attempts.set(law, outcome);
    return outcome;
  }
}
