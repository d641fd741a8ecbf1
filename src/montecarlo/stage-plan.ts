import type { ActionLaw } from "../model/action-law.ts";
import { isUnreachable } from "../model/aim.ts";
import { plannedActions } from "../model/planned-actions.ts";
import type { Scenario } from "../model/scenario.ts";
import type { StageLaw } from "../model/stage-law.ts";
import type { AttemptTarget } from "./attempt-law.ts";
import type { PointTable } from "./point-table.ts";
import type { StrideTable } from "./stride-table.ts";
import type { StrideTables } from "./stride-tables.ts";

/** An attempt at one stage from one progress: its window, how long it may be, and the tables that it is drawn from. */
export class StagePlan {
  readonly aim: number;
  readonly low: number;
  readonly high: number;
  /** The actions of an attempt at most. */
  readonly longest: number;
  /** The actions that an attempt can come to, where it is over sooner than that at the latest. */
  readonly mostTaken: number;
  /** An open plan: an attempt takes all its actions, and is looked at only then. */
  readonly isPlanned: boolean;
  readonly hopeless: boolean;
  /**
   * The table of whole attempts, where there is one in this run already: equal runs must draw equally, whatever was run before.
   */
  whole: PointTable | null = null;
  /** The table of every action, where the law does not change inside an attempt; null where it does. */
  readonly only: StrideTable | null;
  readonly #undoes: boolean;
  readonly #law: StageLaw;
  readonly #first: ActionLaw | null;
  readonly #tables: StrideTables;
  /** By actions left, where the law reads them, and progress from the lowest index on. */
  readonly #known: StrideTable[][] = [];
  readonly #lowest: number;
  readonly #readsStepsLeft: boolean;
  readonly #patience: number;
  /** Undefined until somebody asks. */
  #leaps: readonly Leap[] | undefined;
  #visits = 0;

  constructor(scenario: Scenario, law: StageLaw, tables: StrideTables, patience: number) {
    const { aim, window, horizon } = law.target;
    const open = scenario.semantics.feedback === "open";
    const first = open || !law.laws.readsGap ? law.at(0, horizon) : null;
    this.aim = aim;
    this.low = int32(window.low);
    this.high = int32(window.high);
    this.isPlanned = open;
    this.longest = int32(open && first ? plannedActions(aim, first.mean, horizon) : horizon);
    this.hopeless = isUnreachable(law.laws.members, window, horizon);
    this.only = first && tables.ofAction(first);
    this.#undoes = law.target.undo && !open;
    const least = Math.min(...law.laws.members.map(({ offset }) => offset));
    const forwards = least > 0 && !open && !this.#undoes;
    this.mostTaken = forwards
      ? Math.min(this.longest, Math.max(1, Math.ceil(this.low / least)))
      : this.longest;
    this.#law = law;
    this.#first = first;
    this.#lowest = law.lowest;
    this.#readsStepsLeft = law.laws.readsStepsLeft;
    this.#tables = tables;
    this.#patience = patience;
  }

  startRun(): void {
    this.whole = null;
    this.#visits = 0;
  }

  /** Counts a visit in which attempts are still acted out; with one that makes it worth its cost there is a table of them. */
  visit(): PointTable | null {
    if (++this.#visits > this.#patience + 1) return null;
    if (this.#visits > this.#patience) this.whole = this.#tables.ofAttempts(this, () => this.#target());
    return this.whole;
  }

  /** Strides of several actions that cannot end an attempt before their last, the longest first. */
  get leaps(): readonly Leap[] {
    this.#leaps ??= this.#makeLeaps();
    return this.#leaps;
  }

  /** The table of an action taken at `index` steps of reported progress with `actionsLeft`. */
  tableAt(index: number, actionsLeft: number): StrideTable {
    const row = this.#readsStepsLeft ? actionsLeft : 0;
    return this.#known[row]?.[index - this.#lowest] ?? this.#make(row, index, actionsLeft);
  }

  #target(): AttemptTarget {
    return {
      low: this.low,
      high: this.high,
      longest: this.longest,
      mostTaken: this.mostTaken,
      isPlanned: this.isPlanned,
      undoes: this.#undoes,
      lawAt: (index, actionsLeft) => this.#first ?? this.#law.at(index, actionsLeft),
    };
  }

  #makeLeaps(): readonly Leap[] {
    if (this.#first === null || this.#undoes) return [];
    const { offset, truthful } = this.#first;
    const most = offset + truthful.length - 1;
    const leaps: Leap[] = [];
    for (let actions = 2; actions <= this.longest; actions *= 2) {
      const below = this.isPlanned ? 2 ** 31 - 1 : this.low - (actions - 1) * most;
      const table = most > 0 && below > 0 ? this.#tables.ofActions(this.#first, actions) : null;
      if (table === null) break;
      leaps.unshift({ actions, below, table });
    }
    return leaps;
  }

  #make(row: number, index: number, actionsLeft: number): StrideTable {
    const table = this.#tables.ofAction(this.#law.at(index, actionsLeft));
    this.#known[row] ??= [];
    this.#known[row][index - this.#lowest] = table;
    return table;
  }
}

/** A whole number as the engine's own kind of it, which a loop compares fastest. What is past it no progress comes to. */
const int32 = (value: number): number => Math.max(-(2 ** 31), Math.min(value, 2 ** 31 - 1)) | 0;

/** So many actions at once, where progress is below some, so that none but the last of them can end the attempt. */
export interface Leap {
  readonly actions: number;
  readonly below: number;
  readonly table: StrideTable;
}
