import { knownOr } from "../model/known-or.ts";
import type { Effort } from "./effort.ts";
import { cellsOf, Mass, type Span, spanning } from "./mass.ts";
import { farthestFirst } from "./stage.ts";
import { type EndPart, type JointBy, partOf } from "./stage-end.ts";
import { type Carry, chancesOf, type Starts } from "./starts.ts";

/** What attempts of so many actions leave when they fail. */
export interface Failure {
  readonly actions: number;
  readonly mass: Mass;
}

/** Masses by a number of actions. */
type ByActions = (Mass | undefined)[];

/** How often a table is gone through to find the nearer of two. */
const passes = 8;

/**
 * What a stage under a task budget that keeps the best of its attempts carries when it is missed. The best of those that have
 * failed is kept beside the actions they took; a start only says how many actions are left.
 */
export class KeptBest {
  readonly #failures: readonly Failure[];
  readonly #live: readonly Mass[];
  readonly #by: JointBy;
  readonly #effort: Effort;
  readonly #span: Span;
  readonly #order: readonly number[];
  /** The best of the attempts before one that begins after so many actions, the first having none: any, and one that is not the last. */
  readonly #before: ByActions = [];
  readonly #beforeEarlier: ByActions = [];
  /** What is carried once no attempt is left, by the actions taken, and what the budget cuts, by the actions it left. */
  readonly #missed: readonly (EndPart | undefined)[];
  readonly #cuts = new Map<number, EndPart>();

  constructor(failures: readonly Failure[], live: readonly Mass[], by: JointBy, effort: Effort) {
    this.#failures = failures;
    this.#live = live;
    this.#by = by;
    this.#effort = effort;
    this.#span = spanning([...failures.map(({ mass }) => mass), ...live]);
    this.#order = farthestFirst(this.#span.from, this.#span.to - this.#span.from + 1, by);
    this.#missed = this.#solve().map((mass) => mass && this.#partOf(mass));
  }

  /** Carries on what all starts miss with. */
  carryFrom(starts: Starts, carry: Carry): void {
    const { budget } = this.#by;
    for (let row = 0; row * starts.width < starts.chances.length; row++) {
      const from = chancesOf(starts.chances, row, starts);
      if (from.total === 0) continue;
      const left = budget - starts.used - row;
      this.#missed.forEach((part, actions) => {
        if (part && actions <= left) carry(part, budget - left + actions, from);
      });
      const cut = knownOr(this.#cuts, left, () => this.#partOf(this.#cutAfter(left)));
      carry(cut, budget, from);
    }
  }

  /** Follows the attempts; what is left after the last of them. */
  #solve(): ByActions {
    const { attempts, budget } = this.#by;
    let best: ByActions = [];
    for (const { actions, mass } of this.#failures) this.#put(best, actions, mass);
    for (let left = attempts - 1; left > 0 && best.length > 0; left--) {
      const next: ByActions = [];
      best.forEach((first, used) => {
        if (!first || used >= budget) return;
        this.#put(this.#before, used, first);
        if (left > 1) this.#put(this.#beforeEarlier, used, first);
        for (const { actions, mass } of this.#failures)
          if (used + actions <= budget) this.#put(next, used + actions, this.#nearerOf(first, mass));
      });
      best = next;
    }
    return best;
  }

  /** What the budget cuts when it leaves so many actions: an attempt on its way, or the tries that were left after one. */
  #cutAfter(left: number): Mass {
    const cut = this.#empty();
    if (this.#live[left]) cut.addWeighted(this.#live[left], one);
    if (this.#by.attempts > 1) for (const mass of this.#failedAfter(left)) cut.addWeighted(mass, one);
    this.#before.forEach((first, used) => {
      const live = used < left ? this.#live[left - used] : undefined;
      if (first && live) cut.addWeighted(this.#nearerOf(first, live), one);
    });
    this.#beforeEarlier.forEach((first, used) => {
      for (const mass of this.#failedAfter(left - used))
        if (first) cut.addWeighted(this.#nearerOf(first, mass), one);
    });
    return cut;
  }

  #failedAfter(left: number): readonly Mass[] {
    return this.#failures.filter(({ actions }) => actions === left).map(({ mass }) => mass);
  }

  /** The nearer of two independent masses of progress, the first where they report the same. */
  #nearerOf(first: Mass, second: Mass): Mass {
    const { from } = this.#span;
    const [reports, others] = [this.#reports(first), this.#reports(second)];
    const [beyondFirst, upToSecond] = [new Float64Array(reports.length), new Float64Array(reports.length)];
    let [farther, upTo] = [0, 0];
    for (const i of this.#order) {
      beyondFirst[i] = farther;
      farther += reports[i];
      upTo += others[i];
      upToSecond[i] = upTo;
    }
    return this.#empty()
      .addWeighted(first, (reported) => upToSecond[reported - from])
      .addWeighted(second, (reported) => beyondFirst[reported - from]);
  }

  #reports(mass: Mass): Float64Array {
    const reports = new Float64Array(this.#order.length);
    mass.addReportsTo(reports, this.#span.from);
    return reports;
  }

  #put(masses: ByActions, actions: number, mass: Mass): void {
    masses[actions] = (masses[actions] ?? this.#empty()).addWeighted(mass, one);
  }

  #partOf(mass: Mass): EndPart {
    this.#effort.hold(mass.cells.length);
    return partOf("missed", null, mass);
  }

  #empty(): Mass {
    this.#effort.spend(passes * cellsOf(this.#span));
    return new Mass(this.#span);
  }
}

const one = (): number => 1;
