import type { ActionLaw } from "../model/action-law.ts";
import { knownOr } from "../model/known-or.ts";
import { type AttemptTarget, attemptLaw } from "./attempt-law.ts";
import { PointTable } from "./point-table.ts";
import { type StrideLaw, strideOfAction, twice } from "./stride-law.ts";
import { StrideTable } from "./stride-table.ts";

/** The tables of a scenario and a pool: one for each law met. */
export class StrideTables {
  readonly #mostBits: number;
  /** By law and number of doublings; null where that would be too large. */
  readonly #laws = new Map<ActionLaw, (StrideLaw | null)[]>();
  readonly #tables = new Map<StrideLaw, StrideTable>();

  /** Of whole attempts, by what they are attempts at; null where they would be too large. */
  readonly #attempts = new Map<object, PointTable | null>();
  #attemptsInRun = 0;

  constructor(mostBits: number) {
    this.#mostBits = mostBits;
  }

  startRun(): void {
    this.#attemptsInRun = 0;
    if (this.#attempts.size > mostKept) this.#attempts.clear();
  }

  /** The table of whole attempts at a plan, for the first so many plans of a run; null past them, and where it would be too large. */
  ofAttempts(plan: object, target: () => AttemptTarget): PointTable | null {
    if (this.#attemptsInRun === mostInRun) return null;
    const table = knownOr(this.#attempts, plan, () => attemptTable(target()));
    if (table !== null) this.#attemptsInRun++;
    return table;
  }

  #of(law: StrideLaw): StrideTable {
    return knownOr(this.#tables, law, () => new StrideTable(law, this.#mostBits));
  }

  ofAction(law: ActionLaw): StrideTable {
    return this.#of(this.#doubled(law)[0] as StrideLaw);
  }

  /** Of a power of 2 of actions under one law. */
  ofActions(law: ActionLaw, actions: number): StrideTable | null {
    const laws = this.#doubled(law);
    const doublings = 31 - Math.clz32(actions);
    while (laws.length <= doublings) {
      const half = laws[laws.length - 1];
      laws.push(half && twice(half));
    }
    const leap = laws[doublings];
    return leap && this.#of(leap);
  }

  #doubled(law: ActionLaw): (StrideLaw | null)[] {
    return knownOr(this.#laws, law, () => [strideOfAction(law)]);
  }
}

/** A table of attempts takes some 40 kB: those of a run 10 MB at most, and those kept for the next ones 40. */
const mostInRun = 256;
const mostKept = 1024;

/** The tables of a run are to fit the cache of a processor, as far as they can. */
const mostAttemptBits = 11;

function attemptTable(target: AttemptTarget): PointTable | null {
  const law = attemptLaw(target);
  return law && new PointTable(law.probabilities, law.attempts, mostAttemptBits);
}
