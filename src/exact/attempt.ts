import type { ActionLaw } from "../model/action-law.ts";
import { sideOf, type Window } from "../model/lattice.ts";
import { plannedActions } from "../model/planned-actions.ts";
import type { Aim, StageLaw } from "../model/stage-law.ts";
import type { Effort } from "./effort.ts";
import { Mass } from "./mass.ts";

/** The verdicts an attempt can come to after some number of actions, before any claim is checked. */
export interface AttemptEnd {
  readonly actions: number;
  readonly reached: Mass;
  readonly overshoot: Mass;
  readonly stall: Mass;
}

/** What becomes of one attempt. */
export interface AttemptOutcome {
  /** By the action they come after; without `byAction` a single entry for all, whose `actions` means nothing. */
  readonly ends: readonly AttemptEnd[];
  /** `live[k]`: no verdict yet after k actions. Only with `byAction`, for a budget that may cut the attempt there. */
  readonly live: readonly Mass[];
  readonly expectedActions: number;
}

/** How an attempt is solved: the scenario's feedback, and whether a task budget asks when verdicts fall. */
export interface AttemptOptions {
  readonly feedback: "closed" | "open";
  readonly byAction: boolean;
}

/**
 * Solves one attempt by dynamic programming forward over (reported, unsupported) progress. A closed attempt looks after every
 * action; an open one takes its planned actions under the law of the first gap, and looks after the last. Errors: LimitError.
 */
export function solveAttempt(law: StageLaw, options: AttemptOptions, effort: Effort): AttemptOutcome {
  const closed = options.feedback === "closed";
  const { aim, horizon, window, undo } = law.target;
  claimLaws(law, closed, effort);
  const last = closed ? horizon : plannedActions(aim, law.at(0, horizon).mean, horizon);
  const empty = emptyTable(law, closed, last, options.byAction ? last : 1, effort);
  const endEach = options.byAction && closed;
  const ends = endEach ? [] : [endLike(empty, last)];
  const lives: Mass[] = [];
  let live = empty.like();
  live.add(0, 0, 1);
  let expectedActions = 0;
  for (let taken = 1; taken <= last; taken++) {
    const alive = live.total();
    if (alive === 0) break;
    expectedActions += alive;
    if (options.byAction) lives.push(live);
    if (endEach) ends.push(endLike(empty, taken));
    const look = { window: closed || taken === last ? window : never, undo: closed && undo };
    const lawAt = (reported: number) => (closed ? law.at(reported, horizon - taken + 1) : law.at(0, horizon));
    live = act(live, lawAt, look, ends[ends.length - 1], effort);
  }
  ends[ends.length - 1].stall.addScaled(live, 1);
  return { ends, live: lives, expectedActions: closed ? expectedActions : last };
}

/** No total lies in it or past it: what is looked at without coming to a verdict. */
const never: Window = { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** One action from every live state: verdicts go to the `end`, what is still live is returned. */
function act(
  live: Mass,
  lawAt: (reported: number) => ActionLaw,
  { window, undo }: Pick<Aim, "window" | "undo">,
  end: AttemptEnd,
  effort: Effort,
): Mass {
  const next = live.like();
  effort.spend(2 * live.cells.length);
  live.each((reported, unsupported, mass) => {
    const { offset, truthful, hallucinated, hallucinates } = lawAt(reported);
    effort.spend(hallucinates ? 2 * truthful.length : truthful.length);
    for (let a = 0; a < truthful.length; a++) {
      const to = reported + offset + a;
      const side = sideOf(window, to);
      if (side > 0 && undo) {
        next.add(reported, unsupported, mass * (truthful[a] + hallucinated[a]));
        continue;
      }
      const target = side > 0 ? end.overshoot : side === 0 ? end.reached : next;
      if (truthful[a] > 0) target.add(to, unsupported, mass * truthful[a]);
      if (hallucinates && hallucinated[a] > 0)
        target.add(to, unsupported + offset + a, mass * hallucinated[a]);
    }
  });
  return next;
}

/** What a law takes beside its probabilities, in cells. */
const lawOverhead = 40;

/** Guidance that reads the gap makes a law for each one met, and the oracle's for each number of steps left too. */
function claimLaws({ laws, lowest, target }: StageLaw, closed: boolean, effort: Effort): void {
  if (!(laws.readsStepsLeft || (closed && laws.readsGap))) return;
  const widths = laws.members.map(({ probabilities }) => probabilities.length);
  const made = (Math.max(target.window.high, 0) - lowest + 1) * (laws.readsStepsLeft ? target.horizon : 1);
  effort.claimCells(made * Math.max(...widths), "cells in the laws, one for each gap");
  if (!laws.readsStepsLeft) return;
  effort.hold(made * (2 * Math.max(...widths) + lawOverhead));
  effort.spend(made * 2 * widths.reduce((sum, width) => sum + width, 0));
}

/** An empty table of what an attempt of so many actions can come to; `tables` of them are to be made. */
function emptyTable(law: StageLaw, closed: boolean, actions: number, tables: number, effort: Effort): Mass {
  const { members } = law.laws;
  const most = Math.max(0, ...members.map((m) => m.offset + m.probabilities.length - 1));
  const least = Math.min(0, ...members.map((m) => m.offset));
  const lowest = least * actions;
  const highest = closed ? Math.max(law.target.window.high, 0) + most : most * actions;
  const width = highest - lowest + 1;
  const hallucinates = members.some(({ hallucination }) => hallucination > 0);
  const height = hallucinates ? (least < 0 ? most * actions : highest) - lowest + 1 : 1;
  effort.claimCells(width * height * tables);
  return new Mass(lowest, width, hallucinates ? lowest : 0, height);
}

const endLike = (empty: Mass, actions: number): AttemptEnd => ({
  actions,
  reached: empty.like(),
  overshoot: empty.like(),
  stall: empty.like(),
});
