import type { ActionLaw } from "../model/action-law.ts";
import type { Semantics } from "../model/semantics.ts";
import type { StageLaw } from "../model/stage-law.ts";
import {
  type AttemptEnd,
  type AttemptOptions,
  type AttemptOutcome,
  claimLaws,
  mostActions,
  solveAttempt,
} from "./attempt.ts";
import type { Effort } from "./effort.ts";
import { LiveRows } from "./live-rows.ts";
import { Mass, nowhere } from "./mass.ts";

/** How attempts are solved under these semantics. */
export const solverUnder = ({ anchor, keep }: Semantics): typeof solveAttempt =>
  anchor === "relative" && keep === "last" ? solveByTruth : solveAttempt;

/**
 * Solves an attempt where nobody asks what was reported once it has ended: its tables are of true progress, with nothing unsupported.
 * Only what lives is told apart by both, and that no longer than it may reach. Errors: LimitError.
 */
function solveByTruth(law: StageLaw, options: AttemptOptions, effort: Effort): AttemptOutcome {
  if (options.byAction || !hasRows(law)) return solveAttempt(law, options, effort);
  const closed = options.feedback === "closed";
  claimLaws(law, closed, effort);
  const actions = mostActions(law, closed);
  const attempt = new AttemptByTruth(law, closed, actions, effort);
  let expectedActions = 0;
  for (let taken = 1; taken <= actions; taken++) {
    const alive = attempt.alive();
    if (alive === 0) break;
    expectedActions += alive;
    attempt.act(taken);
  }
  return { ends: [attempt.end()], live: [], expectedActions: closed ? expectedActions : actions };
}

/** Whether there is more than one place for a reported progress, and no action leads back. */
const hasRows = ({ laws: { members }, target: { undo } }: StageLaw): boolean =>
  !undo &&
  members.some(({ hallucination }) => hallucination > 0) &&
  members.every(({ offset }) => offset >= 0);

class AttemptByTruth {
  readonly #law: StageLaw;
  readonly #closed: boolean;
  readonly #effort: Effort;
  readonly #actions: number;
  readonly #least: number;
  readonly #most: number;
  readonly #reached: Mass;
  readonly #overshoot: Mass;
  /** What lives and may reach: some rows of a table. */
  #live: LiveRows;
  #first = 0;
  #last = 0;
  /** What lives but will stall: the window is farther away than the actions left can lead, and guidance does not ask how far. */
  #lost: Mass | null = null;

  constructor(law: StageLaw, closed: boolean, actions: number, effort: Effort) {
    const { members } = law.laws;
    const { low, high } = law.target.window;
    this.#law = law;
    this.#closed = closed;
    this.#effort = effort;
    this.#actions = actions;
    this.#least = Math.min(...members.map(({ offset }) => offset));
    this.#most = Math.max(...members.map((m) => m.offset + m.probabilities.length - 1));
    const before = (actions - 1) * this.#most;
    const top = (closed ? Math.min(before, Math.max(low - 1, 0)) : before) + this.#most;
    this.#reached = truthTo(top < low ? -1 : Math.min(high, top), effort);
    this.#overshoot = truthTo(top > high ? top : -1, effort);
    this.#live = LiveRows.atNothing(effort);
  }

  alive(): number {
    return this.#live.total(this.#first, this.#last) + (this.#lost?.total() ?? 0);
  }

  /** The action of this number, from all that lives. */
  act(number: number): void {
    const stepsLeft = this.#law.target.horizon - number + 1;
    const lawAt = (reported: number) =>
      this.#closed ? this.#law.at(reported, stepsLeft) : this.#law.at(0, this.#law.target.horizon);
    if (this.#lost !== null) this.#lost = this.#after(this.#lost, lawAt(0));
    const live = this.#live;
    const [first, last] = [this.#first, this.#last];
    this.#live =
      first > last
        ? new LiveRows(0, -1, this.#effort)
        : new LiveRows(first + this.#least, last + this.#most, this.#effort);
    for (let row = first; row <= last; row++) {
      if (live.total(row, row) === 0) continue;
      const law = lawAt(row);
      this.#effort.spend(2 * (row + 1) * (1 + law.truthful.length));
      this.#live.addActions(law, row, live);
    }
    this.#settle(number);
  }

  end(): AttemptEnd {
    for (let row = this.#first; row <= this.#last; row++) this.#lose(row);
    const [reached, overshoot] = [this.#reached, this.#overshoot];
    return { actions: this.#actions, reached, overshoot, stall: this.#lost ?? nowhere };
  }

  /** What comes to a verdict after so many actions, what may still, and what will not. */
  #settle(taken: number): void {
    const { target, laws } = this.#law;
    const { low, high } = target.window;
    const looks = this.#closed || taken === this.#actions;
    const farthest = low - (this.#actions - taken) * this.#most;
    [this.#first, this.#last] = [this.#live.first, -1];
    for (let row = this.#live.first; row <= this.#live.last; row++) {
      if (looks && row > high) this.#live.addTruth(this.#overshoot, row);
      else if (looks && row >= low) this.#live.addTruth(this.#reached, row);
      else if (row < farthest && !laws.readsGap) {
        this.#lose(row);
        this.#first = row + 1;
      } else this.#last = row;
    }
  }

  #lose(row: number): void {
    const most = Math.min(this.#law.target.window.low - 1, this.#actions * this.#most);
    this.#lost ??= truthTo(most, this.#effort);
    this.#live.addTruth(this.#lost, row);
  }

  /** What an action makes of mass that stalls. */
  #after(lost: Mass, { offset, truthful, hallucinated }: ActionLaw): Mass {
    const { cells } = lost;
    this.#effort.spend(2 * cells.length * (1 + truthful.length));
    const next = lost.like();
    const madeUp = hallucinated.reduce((sum, p) => sum + p, 0);
    for (let truth = 0; truth < cells.length; truth++) {
      const mass = cells[truth];
      if (mass === 0) continue;
      next.cells[truth] += mass * madeUp;
      const end = Math.min(truthful.length, cells.length - truth - offset);
      for (let a = 0; a < end; a++) next.cells[truth + offset + a] += mass * truthful[a];
    }
    return next;
  }
}

/** A table of true progress from nothing on. */
function truthTo(to: number, effort: Effort): Mass {
  effort.claimCells(to + 1);
  return new Mass({ from: 0, to, lowest: 0, highest: 0 });
}
