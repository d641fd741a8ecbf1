import { byCause, type FailureCause } from "../model/outcome.ts";
import type { StageVerdict } from "../model/trace-event.ts";
import type { AttemptOutcome } from "./attempt.ts";
import type { Effort } from "./effort.ts";
import { KeptBest } from "./kept-best.ts";
import { joined, type Mass } from "./mass.ts";
import {
  type Judged,
  judge,
  noCauses,
  reportedCause,
  type StageSolution,
  type StageTotals,
} from "./stage.ts";
import {
  type BudgetedBy,
  type Carry,
  type Chances,
  chancesOf,
  type FollowedStage,
  type Starts,
} from "./starts.ts";

interface Summed {
  readonly mass: Mass;
  readonly total: number;
}

/** What an attempt of so many actions comes to. */
interface End {
  readonly actions: number;
  readonly accepted: readonly (Summed & { readonly verdict: "reached" | "falselyAccepted" })[];
  readonly failed: Summed;
  readonly causes: Causes;
}

type Causes = readonly { readonly cause: FailureCause; readonly total: number }[];

/** Where what becomes of a stage goes. */
interface Result {
  readonly carry: Carry;
  readonly shares: Record<StageVerdict, number>;
  readonly causes: Record<FailureCause, number>;
  expectedActions: number;
  expectedAttempts: number;
}

/**
 * A stage under a task budget: attempts are followed one by one, because how many actions each took decides where the
 * budget cuts. From one to the next only the number of actions changes, so all starts are followed at once.
 */
export class BudgetedStage implements FollowedStage {
  readonly #by: BudgetedBy;
  readonly #effort: Effort;
  readonly #ends: readonly End[];
  /** What is cut after so many actions of an attempt. */
  readonly #live: readonly Summed[];
  /** How many actions of an attempt are taken in the mean when so many are left. */
  readonly #actionsWithin: readonly number[];
  readonly #best: KeptBest | null;

  constructor(attempt: AttemptOutcome, by: BudgetedBy, effort: Effort) {
    this.#by = by;
    this.#effort = effort;
    const judged = attempt.ends.map((end) => judge(end, by, effort));
    const failures = attempt.ends.map(({ actions }, i) => ({
      actions,
      mass: joined(judged[i].failed.map((part) => part.mass)),
    }));
    this.#ends = failures.map(({ actions, mass }, i) => this.#endOf(actions, judged[i], mass));
    this.#live = attempt.live.map((mass) => this.#summed(mass));
    let within = 0;
    this.#actionsWithin = [0, ...this.#live.map(({ total }) => (within += total))];
    this.#best = by.keep === "best" ? new KeptBest(failures, attempt.live, by, effort) : null;
  }

  /** What becomes of all starts together, as chances; what they carry on goes to `carry`. */
  follow(starts: Starts, carry: Carry): StageTotals {
    const shares = { reached: 0, falselyAccepted: 0, missed: 0 };
    const result: Result = { carry, shares, causes: noCauses(), expectedActions: 0, expectedAttempts: 0 };
    const { used, width } = starts;
    const { begun, earlier, last } = this.#attemptsFrom(starts);
    for (let row = 0; row * width < begun.length; row++) {
      const any = chancesOf(begun, row, width);
      const others = [earlier, last].map((weights) => chancesOf(weights, row, width));
      if (any.total > 0) this.#try(used + row, any, others, result);
    }
    this.#best?.carryFrom(starts, carry);
    return result;
  }

  #endOf(actions: number, { reached, falselyAccepted, failed }: Judged, failures: Mass): End {
    return {
      actions,
      accepted: [
        { verdict: "reached", ...this.#summed(reached) },
        { verdict: "falselyAccepted", ...this.#summed(falselyAccepted) },
      ],
      failed: this.#summed(failures),
      causes: failed.map(({ cause, mass }) => ({ cause, total: mass.total() })),
    };
  }

  #summed(mass: Mass): Summed {
    this.#effort.spend(2 * mass.cells.length);
    this.#effort.hold(mass.cells.length);
    return { mass: this.#by.truthOnly ? mass.ofTruth() : mass, total: mass.total() };
  }

  /** How often an attempt begins from each start after so many actions: any, one that is not the last, and the last. */
  #attemptsFrom({ used, width, chances }: Starts): Record<"begun" | "earlier" | "last", Float64Array> {
    const { attempts, budget } = this.#by;
    const longest = this.#ends[this.#ends.length - 1].actions;
    const rows = Math.min(budget - used, chances.length / width + longest * (attempts - 1));
    this.#effort.claimCells(3 * rows * width);
    const earlier = new Float64Array(rows * width);
    let pending = new Float64Array(rows * width);
    pending.set(chances);
    let left = attempts - 1;
    for (; left > 0 && pending.some((chance) => chance > 0); left--) {
      for (let i = 0; i < earlier.length; i++) earlier[i] += pending[i];
      pending = this.#retried(pending, width);
    }
    const last = left === 0 ? pending : new Float64Array(rows * width);
    return { begun: earlier.map((chance, i) => chance + last[i]), earlier, last };
  }

  /** The attempts that follow on failed ones: as many actions later as those took. */
  #retried(pending: Float64Array, width: number): Float64Array<ArrayBuffer> {
    const next = new Float64Array(pending.length);
    this.#effort.spend((this.#ends.length + 2) * pending.length);
    for (const { actions, failed } of this.#ends) {
      if (failed.total === 0) continue;
      const shift = actions * width;
      for (let i = shift; i < next.length; i++) next[i] += failed.total * pending[i - shift];
    }
    return next;
  }

  /** The attempts that begin after `used` actions: any, and of them those that are not the last and those that are. */
  #try(used: number, any: Chances, [earlier, last]: readonly Chances[], result: Result): void {
    const left = this.#by.budget - used;
    result.expectedAttempts += any.total;
    result.expectedActions += any.total * this.#actionsWithin[Math.min(left, this.#live.length)];
    for (const { actions, accepted, failed, causes } of this.#ends) {
      if (actions > left) break;
      const after = used + actions;
      for (const { verdict, mass, total } of accepted) {
        result.shares[verdict] += any.total * total;
        result.carry({ verdict, mass, factor: 1 }, after, any);
      }
      this.#miss(after, last, failed.mass, causes, result);
      if (actions === left) this.#miss(after, earlier, failed.mass, outOfBudget(failed), result);
    }
    const cut = this.#live[left];
    if (cut) this.#miss(this.#by.budget, any, cut.mass, outOfBudget(cut), result);
  }

  #miss(after: number, from: Chances, mass: Mass, causes: Causes, result: Result): void {
    for (const { cause, total } of causes) {
      result.shares.missed += from.total * total;
      result.causes[reportedCause(cause, this.#by)] += from.total * total;
    }
    if (this.#best === null) result.carry({ verdict: "missed", mass, factor: 1 }, after, from);
  }
}

const outOfBudget = ({ total }: Summed): Causes => [{ cause: "budget", total }];

/** A stage that is decided before any action. */
export const decidedStage = ({ parts, shares, causes }: StageSolution): FollowedStage => ({
  follow: ({ used, width, chances }, carry) => {
    const from = chancesOf(chances, 0, chances.length);
    for (let row = 0; row * width < chances.length; row++)
      for (const part of parts) carry(part, used + row, chancesOf(chances, row, width));
    return {
      shares: {
        reached: from.total * shares.reached,
        falselyAccepted: from.total * shares.falselyAccepted,
        missed: from.total * shares.missed,
      },
      causes: byCause((cause) => from.total * causes[cause]),
      expectedActions: 0,
      expectedAttempts: 0,
    };
  },
});
