import { page, type Rules, type Semantics } from "./reference-rules.ts";

/** What each rule of the page could be mistaken for: the judge with any one of them must be told apart from the program. */
export const changedRules: Readonly<Record<string, Partial<Rules>>> = {
  "a quotient is taken as it is": { snapped: (quotient) => quotient },
  "lattices have half steps by default": { defaultStep: 0.5 },
  "the last value of a lattice may pass max": {
    stepsToLast: (quotient) => Math.ceil(page.snapped(quotient)),
  },
  "the normal density has twice the variance": {
    logDensity: (increment, mean, sd) => -((increment - mean) ** 2) / (4 * sd ** 2),
  },
  "means are of the untruncated normal": {
    mean: (points, untruncated) => untruncated ?? page.mean(points, untruncated),
  },
  "a pool lives on the smallest of its members' steps": {
    sharedStep: (lengths) => Math.min(...lengths.map(Math.abs).filter((length) => length > 0)),
  },
  "increments of probability 0 count": { isIncrement: () => true },
  "windows are open above": {
    highEnd: (quotient, low) => page.highEnd(quotient, low, true),
  },
  "windows are open below": {
    lowEnd: (quotient) => Math.floor(page.snapped(quotient)) + 1,
  },
  "even milestones round half down": {
    evenMilestone: (k, subgoals, goal) => Math.ceil((2 * k * goal - subgoals) / (2 * subgoals)),
  },
  "even milestones are rounded to the lattice for every goal": {
    milestonesOnLattice: (_, continuous) => !continuous,
  },
  "every stage has the first number of a list": {
    ofStage: (numbers) => (typeof numbers === "number" ? numbers : numbers[0]),
  },
  "a step past the window is no overshoot yet": {
    isPast: (reported, { high }) => reported > high + 1,
  },
  "plans round half down": { roundHalf: (quotient) => Math.ceil(quotient - 0.5) },
  "plans round without looking for halves": {
    plannedActions: (aim, mean, horizon) =>
      mean === 0
        ? page.plannedAtMeanZero(aim, horizon)
        : Math.min(Math.max(Math.floor(aim / mean + 0.5), 1), horizon),
  },
  "plans of a negative mean use the whole horizon": {
    plannedActions: (aim, mean, horizon) =>
      mean < 0 && aim > 0 ? horizon : page.plannedActions(aim, mean, horizon),
  },
  "plans of mean 0 have one action": { plannedAtMeanZero: () => 1 },
  "an absolute anchor aims at the chunk": { aim: (_, chunk) => chunk },
  "skip skips under a relative anchor too": { skips: ({ onMet }) => onMet === "skip" },
  "skip acts on a stage that is already past": { missesAtOnce: () => false },
  "overshoot is never undone": { undoes: () => false },
  "progress is looked at again after undo": { looksAgainAfterUndo: true },
  "undo leaves the true progress": {
    undone: (before, after) => ({ reported: before.reported, truly: after.truly }),
  },
  "best keeps the last": { keeps: (_, __, last) => last },
  "best keeps the higher of two as near": {
    winsTie: (later, earlier) => later.reported > earlier.reported,
  },
  "best keeps the last of equal reports": {
    winsTie: (later, earlier) => later.reported <= earlier.reported,
  },
  "an attempt that is cut is carried under best": { cutCompetes: false },
  "an exhausted stage never ends the trajectory": { endsWhenMissed: () => false },
  "abort drops what the stage carried": {
    carriedByMissed: (kept, { onExhausted }) => (onExhausted === "abort" ? { reported: 0, truly: 0 } : kept),
  },
  "a missed stage carries its report as the truth": {
    carriedByMissed: ({ reported }) => ({ reported, truly: reported }),
  },
  "success is the strict rate": { success: (_, strict) => strict },
  "the tail has the harness's budgets": { tailBudget: (_, harness) => harness },
  "the tail keeps all guidance by default": { tailShare: (carryOver) => carryOver ?? 1 },
  "the tail keeps no guidance": { tailShare: () => 0 },
  "the terminal pass has the harness's tolerance": { terminalTolerance: (_, harness) => harness },
  "a plan that is cut is looked at": { looksAtCutPlan: true },
  "stages are begun without a budget": { beginsWithout: () => true },
  "a claim found out comes before the budget": {
    cause: (ending, more, reachable) =>
      ending === "claim" ? "unsupportedClaim" : page.cause(ending, more, reachable),
  },
  "unreachable comes before a claim found out": {
    cause: (ending, more, reachable) => (reachable ? page.cause(ending, more, reachable) : "unreachable"),
  },
  "unreachable comes after the budget": {
    causeOfUnreachable: (cut) => (cut ? "budget" : "unreachable"),
  },
  "unreachable is not said": {
    isReachable: () => true,
  },
  "unreachable looks at the whole horizon only": {
    isReachable: ({ low, high }, least, most, horizon) =>
      Math.max(horizon * least, low) <= Math.min(horizon * most, high),
  },
  "V counts the actions that the budget leaves": {
    valueHorizon: (horizon, left) => Math.min(horizon, left),
  },
  "V is of the unguided process": { valueIsGuided: false },
  "V of an action that is undone is 0": { valueUndoes: () => false },
  "prior weights are ignored": { prior: () => 1 },
  "aligned prefers what is below the gap": psi({ aligned: ({ size, gap }) => size - gap }),
  "misaligned squares": psi({ misaligned: ({ size, gap }) => (size - gap) ** 2 }),
  "compliance looks at the size without its sign": psi({ compliance: ({ size }) => Math.abs(size) }),
  "grounded prefers hallucination": psi({ grounded: ({ hallucination }) => -Math.log(1 - hallucination) }),
  "value is halved": psi({ value: ({ value }) => value() / 2 }),
  "antivalue is value": psi({ antivalue: ({ value }) => value() }),
  "uniform prefers what is large": psi({ uniform: ({ size }) => size }),
  "guidance of increments looks at the mean": { sizeOf: (_, mean) => mean },
  "pruning counts one attempt": { withinAttempts: (reach) => reach },
  "pruning looks at the first stage": { loneScore: ([first]) => first },
  "pruning takes the later of a tie": { firstOfTieGoes: false },
  "best and worst are the other way round": {
    isTakenFirst: (which, score, later) =>
      page.isTakenFirst(which === "worst" ? "best" : "worst", score, later),
  },
  "a hallucinated action makes true progress": { trueSteps: (steps) => steps },
  "a claim is supported by the stage's own progress": {
    isSupported: (semantics, truly, drift, window) =>
      page.isSupported(relative(semantics), truly, drift, window),
  },
  "claims are unchecked by default": { checked: (verification) => verification ?? 0 },
  "a claim that was met is always checked": { checkedWhenMet: () => 1 },
  "a claim that was met is never checked": { checkedWhenMet: () => 0 },
};

/** The same for what only a continuous pool has. */
export const changedContinuousRules: Readonly<Record<string, Partial<Rules>>> = {
  "a refined lattice is not halved once more": {
    refinedStep: (shared, narrowest) => 2 * page.refinedStep(shared, narrowest),
  },
  "a range has 32 cells": {
    refinedStep: (shared, narrowest) => page.refinedStep(shared, 2 * narrowest),
  },
  "the ends of a range count in full": { endShare: 1 },
  "a continuous window has its upper end": {
    highEnd: (quotient, low) => page.highEnd(quotient, low, false),
  },
  "a window of one point loses it": { highOfOnePoint: (point) => point - 1 },
  "milestones are rounded to the refined lattice": {
    milestonesOnLattice: (goal) => Number.isInteger(goal),
  },
};

function psi(change: Partial<Rules["psi"]>): Partial<Rules> {
  return { psi: { ...page.psi, ...change } };
}

const relative = (semantics: Semantics): Semantics => ({ ...semantics, anchor: "relative" });
