import { compareNearness } from "../model/lattice.ts";
import type { FailureCause } from "../model/outcome.ts";
import type { AttemptOutcome } from "./attempt.ts";
import type { Effort } from "./effort.ts";
import type { Mass } from "./mass.ts";
import {
  type Judged,
  judge,
  noCauses,
  reportedCause,
  type StageBranch,
  type StageJudge,
  type StageOutcome,
} from "./stage.ts";

/** A next attempt that is about to begin after some actions: how likely, and the best of those that failed. */
interface Pending {
  chance: number;
  best: Mass | null;
}

/**
 * A stage under a task budget: attempts are followed one by one, because how many actions each took decides where the
 * budget cuts. `remaining` is what the budget leaves, 1 or more.
 */
export function solveBudgetedStage(
  attempt: AttemptOutcome,
  attempts: number,
  remaining: number,
  by: StageJudge,
  effort: Effort,
): StageOutcome {
  const stage = new BudgetedStage(attempt, attempts, remaining, by, effort);
  let pending = new Map<number, Pending>([[0, { chance: 1, best: null }]]);
  for (let number = 1; number <= attempts && pending.size > 0; number++)
    pending = stage.follow(number, pending);
  return stage.outcome();
}

class BudgetedStage {
  readonly #attempt: AttemptOutcome;
  readonly #judged: readonly Judged[];
  readonly #attempts: number;
  readonly #remaining: number;
  readonly #by: StageJudge;
  readonly #effort: Effort;
  readonly #branches = new Map<number, StageBranch>();
  readonly #causes = noCauses();
  #expectedAttempts = 0;

  constructor(attempt: AttemptOutcome, attempts: number, remaining: number, by: StageJudge, effort: Effort) {
    this.#attempt = attempt;
    this.#judged = attempt.ends.map((end) => judge(end, by));
    this.#attempts = attempts;
    this.#remaining = remaining;
    this.#by = by;
    this.#effort = effort;
  }

  /** One attempt from every pending start; what may try again is returned. */
  follow(number: number, pending: ReadonlyMap<number, Pending>): Map<number, Pending> {
    const next = new Map<number, Pending>();
    for (const [used, start] of pending) {
      this.#expectedAttempts += start.chance;
      this.#judged.forEach((judged, i) => {
        const { actions } = this.#attempt.ends[i];
        if (used + actions <= this.#remaining) this.#settle(number, used + actions, start, judged, next);
      });
      const cut = this.#attempt.live[this.#remaining - used];
      if (cut) this.#miss(this.#remaining, start, cut, "budget");
    }
    return next;
  }

  outcome(): StageOutcome {
    const branches = [...this.#branches.values()];
    const massOf = ({ reached, falselyAccepted, missed }: StageBranch) =>
      reached.total() + falselyAccepted.total() + missed.total();
    return {
      branches,
      causes: this.#causes,
      expectedActions: branches.reduce((sum, branch) => sum + branch.actions * massOf(branch), 0),
      expectedAttempts: this.#expectedAttempts,
    };
  }

  #settle(number: number, used: number, start: Pending, judged: Judged, next: Map<number, Pending>): void {
    this.#effort.spend(7 * judged.reached.cells.length);
    const branch = this.#branchAt(used);
    branch.reached.addScaled(judged.reached, start.chance);
    branch.falselyAccepted.addScaled(judged.falselyAccepted, start.chance);
    for (const [cause, failed] of judged.failed) {
      if (number === this.#attempts) this.#miss(used, start, failed, cause);
      else if (used === this.#remaining) this.#miss(used, start, failed, "budget");
      else this.#retry(used, start, failed, next);
    }
  }

  #miss(used: number, start: Pending, failed: Mass, cause: FailureCause): void {
    const carried = this.#kept(start, failed);
    this.#branchAt(used).missed.addScaled(carried, 1);
    this.#causes[reportedCause(cause, this.#by)] += carried.total();
  }

  #retry(used: number, start: Pending, failed: Mass, next: Map<number, Pending>): void {
    const kept = this.#kept(start, failed);
    const chance = kept.total();
    if (chance === 0) return;
    const known = next.get(used) ?? { chance: 0, best: null };
    known.chance += chance;
    if (this.#by.keep === "best") known.best = (known.best ?? kept.like()).addScaled(kept, 1);
    next.set(used, known);
  }

  /** What would be carried after one more failed attempt: itself, or the nearer of it and the best before. */
  #kept(start: Pending, failed: Mass): Mass {
    if (start.best === null) return failed.scaled(start.chance);
    const { aim, step } = this.#by;
    const kept = failed.like();
    const { best } = start;
    this.#effort.spend(best.cells.length * Math.max(1, failed.width));
    best.each((bestReported, bestLie, bestMass) => {
      failed.each((reported, lie, mass) => {
        const stays = compareNearness(aim, step, bestReported, reported) <= 0;
        kept.add(stays ? bestReported : reported, stays ? bestLie : lie, bestMass * mass);
      });
    });
    return kept;
  }

  #branchAt(actions: number): StageBranch {
    const known = this.#branches.get(actions);
    if (known) return known;
    const like = this.#attempt.ends[0].reached;
    const branch = { actions, reached: like.like(), falselyAccepted: like.like(), missed: like.like() };
    this.#branches.set(actions, branch);
    return branch;
  }
}
