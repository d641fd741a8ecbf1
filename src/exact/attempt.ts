import type { ActionLaw } from "../model/action-law.ts";
import type { Window } from "../model/lattice.ts";
import { plannedActions } from "../model/planned-actions.ts";
import type { Aim, StageLaw } from "../model/stage-law.ts";
import { AttemptSpans } from "./attempt-spans.ts";
import type { Effort } from "./effort.ts";
import { cellsOf, Mass, nowhere, type Span } from "./mass.ts";

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

/** The cells of all tables of an attempt. */
export function cellsOfAll({ ends, live }: AttemptOutcome): number {
  let cells = 0;
  for (const { reached, overshoot, stall } of ends)
    cells += reached.cells.length + overshoot.cells.length + stall.cells.length;
  for (const mass of live) cells += mass.cells.length;
  return cells;
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
  const { horizon, window, undo } = law.target;
  claimLaws(law, closed, effort);
  const last = mostActions(law, closed);
  const spans = new AttemptSpans(law, closed);
  effort.claimCells(cellsOf(spans.widest(last)));
  const endEach = options.byAction && closed;
  const ends = endEach ? [] : [emptyEnd(spans, 1, last, effort)];
  const lives: Mass[] = [];
  // Only guidance that reads the gap, and looks at it again, makes another law of a later action.
  const changes = closed && law.laws.readsGap;
  const first = law.at(0, horizon);
  let live = Mass.atNothing(1);
  let expectedActions = 0;
  for (let taken = 1; taken <= last; taken++) {
    const alive = live.total();
    if (alive === 0) break;
    expectedActions += alive;
    if (options.byAction) lives.push(live);
    if (endEach) ends.push(emptyEnd(spans, taken, taken, effort));
    const looks = closed || taken === last;
    const next = emptyTable(spans.live(live, looks), effort);
    const look = { window: looks ? window : never, undo: closed && undo };
    const lawAt = changes ? (reported: number) => law.at(reported, horizon - taken + 1) : () => first;
    act(live, lawAt, look, { ...ends[ends.length - 1], next }, effort);
    live = next;
  }
  ends[ends.length - 1] = { ...ends[ends.length - 1], stall: live };
  return { ends, live: lives, expectedActions: closed ? expectedActions : last };
}

/** How many actions an attempt takes, unless it ends before. */
export function mostActions(law: StageLaw, closed: boolean): number {
  const { aim, horizon } = law.target;
  return closed ? horizon : plannedActions(aim, law.at(0, horizon).mean, horizon);
}

/** No total lies in it or past it: what is looked at without coming to a verdict. */
const never: Window = { low: Number.POSITIVE_INFINITY, high: Number.POSITIVE_INFINITY };

/** One action from every live state: verdicts go to their tables, what is still live to `next`. */
function act(
  live: Mass,
  lawAt: (reported: number) => ActionLaw,
  { window: { low, high }, undo }: Pick<Aim, "window" | "undo">,
  { reached, overshoot, next }: Omit<AttemptEnd, "stall"> & { readonly next: Mass },
  effort: Effort,
): void {
  effort.spend(2 * live.cells.length);
  live.each((reported, unsupported, mass) => {
    const law = lawAt(reported);
    const { length } = law.truthful;
    effort.spend(law.hallucinates ? 2 * length : length);
    const first = reported + law.offset;
    const hit = Math.min(Math.max(low - first, 0), length);
    const past = Math.min(Math.max(high + 1 - first, hit), length);
    next.addActions(reported, unsupported, mass, law, 0, hit);
    reached.addActions(reported, unsupported, mass, law, hit, past);
    if (!undo) overshoot.addActions(reported, unsupported, mass, law, past, length);
    else
      for (let a = past; a < length; a++)
        next.add(reported, unsupported, mass * (law.truthful[a] + law.hallucinated[a]));
  });
}

function emptyTable(span: Span, effort: Effort): Mass {
  effort.claimCells(cellsOf(span));
  return new Mass(span);
}

/** An end that nothing has come to yet, after a number of actions from `first` to `last`. */
function emptyEnd(spans: AttemptSpans, first: number, last: number, effort: Effort): AttemptEnd {
  const reached = emptyTable(spans.reached(first, last), effort);
  const overshoot = emptyTable(spans.overshoot(first, last), effort);
  return { actions: last, reached, overshoot, stall: nowhere };
}

/** What a law takes beside its probabilities, in cells. */
const lawOverhead = 40;

/** Guidance that reads the gap makes a law for each one met, and the oracle's for each number of steps left too. */
export function claimLaws({ laws, lowest, target }: StageLaw, closed: boolean, effort: Effort): void {
  if (!(laws.readsStepsLeft || (closed && laws.readsGap))) return;
  const widths = laws.members.map(({ probabilities }) => probabilities.length);
  const made = (Math.max(target.window.high, 0) - lowest + 1) * (laws.readsStepsLeft ? target.horizon : 1);
  effort.claimCells(made * Math.max(...widths), "cells in the laws, one for each gap");
  if (!laws.readsStepsLeft) return;
  effort.hold(made * (2 * Math.max(...widths) + lawOverhead));
  effort.spend(made * 2 * widths.reduce((sum, width) => sum + width, 0));
}
