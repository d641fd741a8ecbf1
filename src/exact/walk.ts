import type { ActionLaw } from "../model/action-law.ts";
import type { StageLaw } from "../model/stage-law.ts";
import { type AttemptOptions, type AttemptOutcome, mostActions } from "./attempt.ts";
import { AttemptSpans } from "./attempt-spans.ts";
import type { Effort } from "./effort.ts";
import { freshCells } from "./fresh-cells.ts";
import { Mass, nowhere } from "./mass.ts";

/** Where so many actions lead: `cells[i]` is the chance of progress `from + i`, known up to progress `to`. */
interface Layer {
  readonly from: number;
  to: number;
  cells: Float64Array;
}

/** Longer walks are not kept. */
const mostCells = 1e5;

/**
 * A walk of actions under one law that nothing stops, none of them leading back. It is what attempts at all aims have in common where
 * guidance does not read the gap: each only stops where its window begins.
 */
export class Walk {
  readonly #law: ActionLaw;
  readonly #least: number;
  readonly #most: number;
  readonly #effort: Effort;
  readonly #layers: Layer[] = [{ from: 0, to: 0, cells: Float64Array.of(1) }];

  constructor(law: ActionLaw, effort: Effort) {
    this.#law = law;
    this.#least = law.offset;
    this.#most = law.offset + law.truthful.length - 1;
    this.#effort = effort;
  }

  /** Whether attempts under this law are stretches of a walk, and of one short enough to be kept. */
  static isCommonTo(law: StageLaw, closed: boolean): boolean {
    const { laws, target } = law;
    if (laws.readsGap || laws.readsStepsLeft || (closed && target.undo)) return false;
    const { offset, truthful, hallucinates } = law.at(0, target.horizon);
    if (hallucinates || offset < 0) return false;
    const actions = mostActions(law, closed);
    const farthest = closed ? target.window.low : actions * (offset + truthful.length);
    return actions * farthest <= mostCells;
  }

  /** One attempt, as `solveAttempt` would have it, to the bit. */
  attempt(law: StageLaw, feedback: AttemptOptions["feedback"]): AttemptOutcome {
    return feedback === "closed" ? this.#closed(law) : this.#open(law);
  }

  #closed(law: StageLaw): AttemptOutcome {
    const { horizon, window } = law.target;
    const spans = new AttemptSpans(law, true);
    const reached = new Mass(spans.reached(1, horizon));
    const overshoot = new Mass(spans.overshoot(1, horizon));
    let expectedActions = 0;
    for (let taken = 0; ; taken++) {
      const before = this.#after(taken, window.low - 1);
      // The first action is taken also by those who are there.
      const last = taken === 0 ? 0 : Math.min(before.to, window.low - 1);
      const alive = sumTo(before, last);
      if (taken === horizon || alive === 0) {
        const stall = alive === 0 ? nowhere : cut(before, before.from, last);
        return { ends: [{ actions: horizon, reached, overshoot, stall }], live: [], expectedActions };
      }
      expectedActions += alive;
      for (let made = Math.max(before.from, window.low - this.#most); made <= last; made++)
        this.#end(made, before.cells[made - before.from], law.target.window, reached, overshoot);
    }
  }

  /** Adds what an action brings to a verdict. */
  #end(
    made: number,
    chance: number,
    { low, high }: StageLaw["target"]["window"],
    reached: Mass,
    past: Mass,
  ): void {
    const { length } = this.#law.truthful;
    const first = made + this.#least;
    const hit = Math.min(Math.max(low - first, 0), length);
    const over = Math.min(Math.max(high + 1 - first, hit), length);
    this.#effort.spend(length);
    reached.addActions(made, 0, chance, this.#law, hit, over);
    past.addActions(made, 0, chance, this.#law, over, length);
  }

  #open(law: StageLaw): AttemptOutcome {
    const { low, high } = law.target.window;
    const actions = mostActions(law, false);
    const all = this.#after(actions, actions * this.#most);
    const reached = cut(all, Math.max(low, all.from), Math.min(high, all.to));
    const overshoot = cut(all, Math.max(high + 1, all.from), all.to);
    const stall = cut(all, all.from, Math.min(low - 1, all.to));
    return { ends: [{ actions, reached, overshoot, stall }], live: [], expectedActions: actions };
  }

  /** Where so many actions lead, up to some progress at least. */
  #after(actions: number, to: number): Layer {
    for (let taken = this.#layers.length; taken <= actions; taken++)
      this.#layers.push({ from: taken * this.#least, to: taken * this.#least - 1, cells: freshCells(0) });
    // Each hangs on what the one before comes to, up to as much less as an action makes at least.
    let first = actions;
    while (first > 0 && this.#layers[first].to < this.#reach(first, actions, to)) first--;
    for (let taken = first + 1; taken <= actions; taken++)
      this.#extend(taken, this.#reach(taken, actions, to));
    return this.#layers[actions];
  }

  #reach(taken: number, actions: number, to: number): number {
    return Math.min(to - (actions - taken) * this.#least, taken * this.#most);
  }

  #extend(taken: number, to: number): void {
    const before = this.#layers[taken - 1];
    const layer = this.#layers[taken];
    const { from } = layer;
    if (to - from >= layer.cells.length) {
      const cells = freshCells(Math.max(to - from + 1, Math.min(2 * layer.cells.length, mostCells)));
      cells.set(layer.cells);
      layer.cells = cells;
    }
    const { truthful } = this.#law;
    this.#effort.spend((to - layer.to) * (2 + truthful.length));
    for (let made = layer.to + 1; made <= to; made++) {
      let sum = 0;
      const start = Math.max(before.from, made - this.#most);
      const end = Math.min(before.to, made - this.#least);
      for (let earlier = start; earlier <= end; earlier++)
        sum += before.cells[earlier - before.from] * truthful[made - this.#least - earlier];
      layer.cells[made - from] = sum;
    }
    layer.to = Math.max(layer.to, to);
  }
}

function sumTo({ from, cells }: Layer, last: number): number {
  let sum = 0;
  for (let i = 0; i <= last - from; i++) sum += cells[i];
  return sum;
}

/** The masses of a layer from one progress to another. */
function cut(layer: Layer, from: number, to: number): Mass {
  if (from > to) return nowhere;
  const mass = new Mass({ from, to, lowest: 0, highest: 0 });
  for (let i = 0; i <= to - from; i++) mass.cells[i] = layer.cells[from - layer.from + i];
  return mass;
}
