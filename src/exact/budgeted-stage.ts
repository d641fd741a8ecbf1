import { knownOr } from "../model/known-or.ts";
import type { FailureCause } from "../model/outcome.ts";
import type { AttemptOutcome } from "./attempt.ts";
import type { Effort } from "./effort.ts";
import type { Mass } from "./mass.ts";
import {
  farthestFirst,
  type Judged,
  judge,
  noCauses,
  reportedCause,
  type StageBranch,
  type StageJudge,
  type StageSolution,
  solutionOf,
} from "./stage.ts";

/** A next attempt that is about to begin after some actions: how likely, and the best of those that failed. */
interface Pending {
  chance: number;
  best: Mass | null;
}

/** Pending attempts by the actions that have been used. */
type PendingAttempts = ReadonlyMap<number, Pending>;

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
): StageSolution {
  const stage = new BudgetedStage(attempt, remaining, by, effort);
  let pending: PendingAttempts = new Map([[0, { chance: 1, best: null }]]);
  for (let left = attempts - 1; left >= 0; left--) pending = stage.follow(pending, left);
  return stage.solution();
}

/** How often a failed attempt's table is gone through: what it would carry is found, added on and added up. */
const passes = 8;

class BudgetedStage {
  readonly #attempt: AttemptOutcome;
  readonly #judged: readonly Judged[];
  readonly #remaining: number;
  readonly #by: StageJudge;
  readonly #effort: Effort;
  /** The columns of every table, the farthest from the aim first; not needed to keep the last. */
  readonly #order: readonly number[];
  readonly #branches = new Map<number, StageBranch>();
  readonly #causes = noCauses();
  #expectedAttempts = 0;

  constructor(attempt: AttemptOutcome, remaining: number, by: StageJudge, effort: Effort) {
    this.#attempt = attempt;
    this.#judged = attempt.ends.map((end) => judge(end, by, effort));
    this.#remaining = remaining;
    this.#by = by;
    this.#effort = effort;
    this.#order = by.keep === "best" ? farthestFirst(attempt.ends[0].reached, by) : [];
  }

  /** One attempt from every pending start, so many more being `left`; what is tried again is returned. */
  follow(pending: PendingAttempts, left: number): PendingAttempts {
    const next = new Map<number, Pending>();
    for (const [used, start] of pending) {
      this.#expectedAttempts += start.chance;
      this.#judged.forEach((judged, i) => {
        const after = used + this.#attempt.ends[i].actions;
        if (after > this.#remaining) return;
        this.#accept(after, start, judged);
        for (const [cause, failed] of judged.failed) {
          if (left === 0) this.#miss(after, start, failed, cause);
          else if (after === this.#remaining) this.#miss(after, start, failed, "budget");
          else this.#retry(after, start, failed, next);
        }
      });
      const cut = this.#attempt.live[this.#remaining - used];
      if (cut) this.#miss(this.#remaining, start, cut, "budget");
    }
    return next;
  }

  solution(): StageSolution {
    const branches = [...this.#branches.values()];
    const massOf = ({ reached, falselyAccepted, missed }: StageBranch) =>
      reached.total() + falselyAccepted.total() + missed.total();
    return solutionOf({
      branches,
      causes: this.#causes,
      expectedActions: branches.reduce((sum, branch) => sum + branch.actions * massOf(branch), 0),
      expectedAttempts: this.#expectedAttempts,
    });
  }

  #accept(used: number, { chance }: Pending, { reached, falselyAccepted }: Judged): void {
    this.#effort.spend(2 * reached.cells.length);
    const branch = this.#branchAt(used);
    branch.reached.addScaled(reached, chance);
    branch.falselyAccepted.addScaled(falselyAccepted, chance);
  }

  #miss(used: number, start: Pending, failed: Mass, cause: FailureCause): void {
    const carried = this.#carried(start, failed);
    this.#branchAt(used).missed.addScaled(carried, 1);
    this.#causes[reportedCause(cause, this.#by)] += carried.total();
  }

  #retry(used: number, start: Pending, failed: Mass, next: Map<number, Pending>): void {
    const carried = this.#carried(start, failed);
    const chance = carried.total();
    if (chance === 0) return;
    const known = knownOr(next, used, (): Pending => ({ chance: 0, best: null }));
    known.chance += chance;
    if (this.#by.keep === "best") known.best = (known.best ?? carried.like()).addScaled(carried, 1);
  }

  /** What would be carried after one more failed attempt: itself, or the nearer of it and the best before. */
  #carried({ chance, best }: Pending, failed: Mass): Mass {
    this.#effort.spend(passes * failed.cells.length);
    return best === null ? failed.scaled(chance) : this.#nearerOf(best, failed);
  }

  /** The nearer of two independent masses of progress, the first where they report the same. */
  #nearerOf(first: Mass, second: Mass): Mass {
    const [reports, others] = [first.reports(), second.reports()];
    const [beyondFirst, upToSecond] = [new Float64Array(first.width), new Float64Array(first.width)];
    let [farther, upTo] = [0, 0];
    for (const i of this.#order) {
      beyondFirst[i] = farther;
      farther += reports[i];
      upTo += others[i];
      upToSecond[i] = upTo;
    }
    return first.like().addWeighted(first, upToSecond).addWeighted(second, beyondFirst);
  }

  #branchAt(actions: number): StageBranch {
    const { reached: like } = this.#attempt.ends[0];
    const none = () => ({ actions, reached: like.like(), falselyAccepted: like.like(), missed: like.like() });
    return knownOr(this.#branches, actions, none);
  }
}
