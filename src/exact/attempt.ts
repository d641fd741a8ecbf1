import type { ActionLaw } from "../model/action-law.ts";
import { plannedActions } from "../model/planned-actions.ts";
import type { StageLaw } from "../model/stage-law.ts";
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

/** Solves one attempt by dynamic programming forward over (reported progress, lie). Errors: LimitError. */
export function solveAttempt(law: StageLaw, options: AttemptOptions, effort: Effort): AttemptOutcome {
  return options.feedback === "closed"
    ? solveClosed(law, options.byAction, effort)
    : solveOpen(law, options.byAction, effort);
}

function solveClosed(law: StageLaw, byAction: boolean, effort: Effort): AttemptOutcome {
  const { horizon, window } = law.target;
  const space = spaceOf(law, horizon, Math.max(window.high, 0), law.lowest, byAction ? horizon : 1, effort);
  claimLaws(law, effort);
  const whole = endIn(space, horizon);
  const ends: AttemptEnd[] = byAction ? [] : [whole];
  const lives: Mass[] = [];
  let live = startIn(space);
  let expectedActions = 0;
  for (let actions = 1; actions <= horizon; actions++) {
    const alive = live.total();
    if (alive === 0) break;
    expectedActions += alive;
    const end = byAction ? endIn(space, actions) : whole;
    if (byAction) {
      lives.push(live);
      ends.push(end);
    }
    live = actClosed(law, horizon - actions + 1, live, end, effort);
    if (actions === horizon) end.stall.addScaled(live, 1);
  }
  return { ends, live: lives, expectedActions };
}

/** Guidance that reads the gap makes a law for each one met, and the oracle's for each number of steps left too. */
function claimLaws({ laws, lowest, target }: StageLaw, effort: Effort): void {
  if (!laws.readsGap) return;
  const gaps = Math.max(target.window.high, 0) - lowest + 1;
  const widest = Math.max(...laws.members.map(({ probabilities }) => probabilities.length));
  const steps = laws.readsStepsLeft ? target.horizon : 1;
  effort.claimCells(gaps * steps * widest, "cells in the laws, one for each gap");
}

/** One closed-loop action from every live state; verdicts go to `end`, what is still live is returned. */
function actClosed(law: StageLaw, stepsLeft: number, live: Mass, end: AttemptEnd, effort: Effort): Mass {
  const { window, undo } = law.target;
  const next = live.like();
  live.each((reported, lie, mass) => {
    const { offset, truthful, hallucinated, hallucinates } = law.at(reported, stepsLeft);
    effort.spend(truthful.length);
    for (let a = 0; a < truthful.length; a++) {
      const to = reported + offset + a;
      const over = to > window.high;
      const target = over ? (undo ? next : end.overshoot) : to >= window.low ? end.reached : next;
      if (over && undo) {
        next.add(reported, lie, mass * (truthful[a] + hallucinated[a]));
        continue;
      }
      if (truthful[a] > 0) target.add(to, lie, mass * truthful[a]);
      if (hallucinates && hallucinated[a] > 0) target.add(to, lie + offset + a, mass * hallucinated[a]);
    }
  });
  return next;
}

/** An open plan: so many actions under the law of the first gap, and one look at the end. */
function solveOpen(law: StageLaw, byAction: boolean, effort: Effort): AttemptOutcome {
  const { aim, horizon, window } = law.target;
  const first = law.at(0, horizon);
  const planned = plannedActions(aim, first.mean, horizon);
  const most = first.offset + first.truthful.length - 1;
  const space = spaceOf(
    law,
    planned,
    planned * Math.max(most, 0),
    planned * Math.min(first.offset, 0),
    byAction ? planned : 1,
    effort,
  );
  const lives: Mass[] = [];
  let live = startIn(space);
  for (let actions = 0; actions < planned; actions++) {
    if (byAction) lives.push(live);
    live = actOpen(first, live, effort);
  }
  const end = endIn(space, planned);
  live.each((reported, lie, mass) => {
    const verdict = reported > window.high ? end.overshoot : reported >= window.low ? end.reached : end.stall;
    verdict.add(reported, lie, mass);
  });
  return { ends: [end], live: lives, expectedActions: planned };
}

function actOpen(law: ActionLaw, live: Mass, effort: Effort): Mass {
  const { offset, truthful, hallucinated, hallucinates } = law;
  const next = live.like();
  live.each((reported, lie, mass) => {
    effort.spend(truthful.length);
    for (let a = 0; a < truthful.length; a++) {
      const to = reported + offset + a;
      if (truthful[a] > 0) next.add(to, lie, mass * truthful[a]);
      if (hallucinates && hallucinated[a] > 0) next.add(to, lie + offset + a, mass * hallucinated[a]);
    }
  });
  return next;
}

/** The pairs an attempt can come to. */
interface Space {
  readonly from: number;
  readonly width: number;
  readonly lieFrom: number;
  readonly height: number;
}

function spaceOf(
  law: StageLaw,
  actions: number,
  highest: number,
  lowest: number,
  tables: number,
  effort: Effort,
): Space {
  const { members } = law.laws;
  const most = Math.max(0, ...members.map((m) => m.offset + m.probabilities.length - 1));
  const least = Math.min(0, ...members.map((m) => m.offset));
  const width = highest + most - lowest + 1;
  const lies = members.some(({ hallucination }) => hallucination > 0);
  const lieFrom = lies ? least * actions : 0;
  const lieTo = lies ? (least < 0 ? most * actions : highest + most) : 0;
  const height = lieTo - lieFrom + 1;
  effort.claimCells(width * height * tables);
  return { from: lowest, width, lieFrom, height };
}

const emptyIn = ({ from, width, lieFrom, height }: Space): Mass => new Mass(from, width, lieFrom, height);

const endIn = (space: Space, actions: number): AttemptEnd => ({
  actions,
  reached: emptyIn(space),
  overshoot: emptyIn(space),
  stall: emptyIn(space),
});

function startIn(space: Space): Mass {
  const start = emptyIn(space);
  start.add(0, 0, 1);
  return start;
}
