import { geometricSum, power } from "../model/powers.ts";
import { type AttemptOutcome, cellsOfAll } from "./attempt.ts";
import { BestByClaims } from "./best-by-claims.ts";
import type { Effort } from "./effort.ts";
import { freshCells } from "./fresh-cells.ts";
import { KeptBest } from "./kept-best.ts";
import { joined } from "./mass.ts";
import type { StageTotals } from "./stage.ts";
import { type EndPart, type JointBy, partOf, partsOf, totalFrom } from "./stage-end.ts";
import { StageSums } from "./stage-sums.ts";
import { type Carry, chancesOf, type FollowedStage, type Starts } from "./starts.ts";

/** What attempts of so many actions come to; without a budget all of them, as if they took none. */
interface End {
  readonly actions: number;
  readonly accepted: readonly EndPart[];
  readonly failed: readonly EndPart[];
}

/** How often an attempt begins from each start, by the actions used until then. */
interface Attempts {
  readonly any: Float64Array;
  /** One that another may follow. */
  readonly earlier: Float64Array;
  readonly last: Float64Array;
}

/** How often the tables of an attempt are gone through, to judge and add up, and to see them as they are carried on. */
const passes = 12;

/**
 * A stage from many starts at once, attempt by attempt: from one to the next nothing changes but the number of actions used, which
 * decides where a task budget cuts.
 */
export class JointStage implements FollowedStage {
  readonly #by: JointBy;
  readonly #effort: Effort;
  readonly #budgeted: boolean;
  readonly #ends: readonly End[];
  /** What the budget cuts after so many actions of an attempt. */
  readonly #cuts: readonly EndPart[];
  /** How many actions an attempt takes in the mean when so many are left; without a budget the one number. */
  readonly #actionsWithin: readonly number[];
  /** What is carried on a miss, unless it is the last attempt. */
  readonly #best: KeptBest | BestByClaims | null;

  constructor(attempt: AttemptOutcome, by: JointBy, effort: Effort) {
    this.#by = by;
    this.#effort = effort;
    this.#budgeted = by.budget < Number.POSITIVE_INFINITY;
    effort.spend(passes * cellsOfAll(attempt));
    this.#ends = attempt.ends.map((end) => {
      const parts = partsOf(end, by, effort).filter(({ total }) => total > 0);
      for (const { mass } of parts) effort.hold(mass.cells.length);
      const [accepted, failed] = [false, true].map((fails) =>
        parts.filter(({ cause }) => (cause !== null) === fails),
      );
      return { actions: this.#budgeted ? end.actions : 0, accepted, failed };
    });
    this.#cuts = attempt.live.map((mass) => partOf("missed", "budget", mass));
    let within = 0;
    const taken = this.#cuts.map(({ total }) => (within += total));
    this.#actionsWithin = this.#budgeted ? [0, ...taken] : [attempt.expectedActions];
    this.#best = by.keep === "best" ? this.#keptBest(attempt) : null;
  }

  follow(starts: Starts, carry: Carry): StageTotals {
    const best = this.#best;
    const sums = new StageSums(this.#by, (part, actions, from) => {
      if (best === null || part.cause === null) carry(part, actions, from);
    });
    const attempts = this.#budgeted ? this.#oneByOne(starts) : this.#geometric(starts);
    this.#effort.spend(3 * attempts.any.length);
    for (let row = 0; row * starts.width < attempts.any.length; row++) this.#try(starts, row, attempts, sums);
    best?.carryFrom(starts, carry);
    return sums;
  }

  #keptBest({ live }: AttemptOutcome): KeptBest | BestByClaims {
    if (!this.#budgeted) {
      const [{ accepted, failed }] = this.#ends;
      const whole = sumFrom(failed, 0) + sumFrom(accepted, 0);
      return new BestByClaims(failed, whole, this.#by, this.#effort);
    }
    const failures = this.#ends.map(({ actions, failed }) => ({
      actions,
      mass: joined(failed.map(({ mass }) => mass)),
    }));
    return new KeptBest(failures, live, this.#by, this.#effort);
  }

  /** The attempts that begin after so many actions more than the first. */
  #try(starts: Starts, row: number, attempts: Attempts, sums: StageSums): void {
    const any = chancesOf(attempts.any, row, starts);
    if (any.total === 0) return;
    const earlier = chancesOf(attempts.earlier, row, starts);
    const last = chancesOf(attempts.last, row, starts);
    const used = starts.used + row;
    const left = this.#by.budget - used;
    sums.expectedAttempts += any.total;
    sums.expectedActions += any.total * this.#actionsWithin[Math.min(left, this.#cuts.length)];
    for (const { actions, accepted, failed } of this.#ends) {
      if (actions > left) break;
      for (const part of accepted) sums.take(part, used + actions, any);
      for (const part of failed) sums.take(part, used + actions, last);
      if (actions === left) for (const part of failed) sums.take(part, used + actions, earlier, "budget");
    }
    if (left < this.#cuts.length) sums.take(this.#cuts[left], this.#by.budget, any);
  }

  /** Attempts of which nothing but their number counts: the geometric sum over them. */
  #geometric({ column, width, chances }: Starts): Attempts {
    const { attempts } = this.#by;
    const [{ accepted, failed }] = this.#ends;
    const any = new Float64Array(width);
    const last = new Float64Array(width);
    this.#effort.spend(2 * (accepted.length + failed.length) * width);
    for (let i = 0; i < width; i++) {
      if (chances[i] === 0) continue;
      const fails = sumFrom(failed, column + i);
      const q = fails / (fails + sumFrom(accepted, column + i));
      any[i] = chances[i] * geometricSum(q, attempts);
      last[i] = chances[i] * power(q, attempts - 1);
    }
    return { any, earlier: last, last };
  }

  /** Attempts by the actions used before each. */
  #oneByOne(starts: Starts): Attempts {
    const { attempts, budget } = this.#by;
    const { used, width, chances } = starts;
    const longest = this.#ends[this.#ends.length - 1].actions;
    const rows = Math.min(budget - used, chances.length / width + longest * (attempts - 1));
    this.#effort.claimCells(4 * rows * width);
    const [any, earlier] = [freshCells(rows * width), freshCells(rows * width)];
    let pending: Float64Array = freshCells(rows * width);
    pending.set(chances);
    for (let left = attempts - 1; left > 0; left--) {
      if (!addTo(earlier, pending)) break;
      pending = this.#retried(pending, starts);
    }
    addTo(any, earlier);
    addTo(any, pending);
    return { any, earlier, last: pending };
  }

  /** The attempts that follow on failed ones: as many actions later as those took. */
  #retried(pending: Float64Array, { column, width }: Starts): Float64Array {
    const next = freshCells(pending.length);
    let [first, end] = [0, pending.length];
    while (first < end && pending[first] === 0) first++;
    while (end > first && pending[end - 1] === 0) end--;
    for (const { actions, failed } of this.#ends) {
      if (failed.length === 0) continue;
      this.#effort.spend(2 * pending.length);
      const shift = actions * width;
      const last = Math.min(end, pending.length - shift);
      if (!this.#by.common) {
        const fails = sumFrom(failed, column);
        for (let i = first; i < last; i++) next[i + shift] += fails * pending[i];
      } else {
        const fails = Float64Array.from({ length: width }, (_, i) => sumFrom(failed, column + i));
        for (let i = first; i < last; i++) next[i + shift] += fails[i % width] * pending[i];
      }
    }
    return next;
  }
}

/** How likely all these parts are together when so much was unsupported before. */
function sumFrom(parts: readonly EndPart[], unsupportedBefore: number): number {
  let sum = 0;
  for (const part of parts) sum += totalFrom(part, unsupportedBefore);
  return sum;
}

/** Adds places to places; whether there was anything to add. */
function addTo(sums: Float64Array, added: Float64Array): boolean {
  let any = false;
  for (let i = 0; i < sums.length; i++) {
    if (added[i] === 0) continue;
    sums[i] += added[i];
    any = true;
  }
  return any;
}
