import { guidedBy } from "./reference-guidance.ts";
import type { Ending, Progress, Window } from "./reference-rules.ts";
import { type Stage, type World, windowOf } from "./reference-scenario.ts";
import { Chances } from "./reference-sums.ts";

/** Section 2 of docs/model.md: one attempt. */

export interface AttemptEnd extends Progress {
  readonly ending: Ending;
  /** Actions that were made. */
  readonly used: number;
}

/** "attempt(Δ)": from y = 0 until reached, overshot, out of actions, or cut after the `left` actions of the task's budget. */
export function attempt(world: World, stage: Stage, aim: number, left: number): Chances<AttemptEnd> {
  const { rules, semantics } = world;
  return rules.plans(semantics) ? planned(world, stage, aim, left) : looked(world, stage, aim, left);
}

/** Closed: "repeat at most H times", looking at what each action made of the gap. */
function looked(world: World, stage: Stage, aim: number, left: number): Chances<AttemptEnd> {
  const { rules } = world;
  const { actions } = guidedBy(world, stage, aim);
  const window = windowOf(world, aim, world.tolerance);
  const horizon = rules.valueHorizon(stage.horizon, left);
  const allowed = Math.min(stage.horizon, left);
  const ends = new Chances<AttemptEnd>();
  let going = atStart();
  for (let used = 1; used <= allowed; used++) {
    const next = new Chances<Progress>();
    for (const [before, p] of going)
      for (const [action, q] of actions(before.reported, horizon - used + 1)) {
        const { progress, ending } = look(world, before, plus(before, action), window);
        if (ending === undefined) next.add(progress, p * q);
        else ends.add({ ...progress, ending, used }, p * q);
      }
    going = next;
  }
  const ending = allowed < stage.horizon ? "cut" : "stall";
  for (const [progress, p] of going) ends.add({ ...progress, ending, used: allowed }, p);
  return ends;
}

interface Look {
  readonly progress: Progress;
  /** Undefined while the attempt goes on. */
  readonly ending?: Ending;
}

function look({ rules, semantics }: World, before: Progress, after: Progress, window: Window): Look {
  if (rules.isWithin(after.reported, window)) return { progress: after, ending: "claim" };
  if (!rules.isPast(after.reported, window)) return { progress: after };
  if (!rules.undoes(semantics)) return { progress: after, ending: "overshoot" };
  const back = rules.undone(before, after);
  const again = rules.looksAgainAfterUndo && rules.isWithin(back.reported, window);
  return again ? { progress: back, ending: "claim" } : { progress: back };
}

/** Open: "plans n … actions at the stage's start, under the weights (and their mixture mean) of that first gap, and looks only at the end". */
function planned(world: World, stage: Stage, aim: number, left: number): Chances<AttemptEnd> {
  const { rules } = world;
  const { actions, mean } = guidedBy(world, stage, aim);
  const window = windowOf(world, aim, world.tolerance);
  const horizon = rules.valueHorizon(stage.horizon, left);
  const plan = rules.plannedActions(aim, mean(0, horizon), stage.horizon);
  const used = Math.min(plan, left);
  let going = atStart();
  for (let k = 0; k < used; k++) {
    const next = new Chances<Progress>();
    for (const [before, p] of going)
      for (const [action, q] of actions(0, horizon)) next.add(plus(before, action), p * q);
    going = next;
  }
  const ends = new Chances<AttemptEnd>();
  for (const [progress, p] of going) {
    const atEnd = used === plan || rules.looksAtCutPlan;
    ends.add({ ...progress, ending: atEnd ? seen(world, progress, window) : "cut", used }, p);
  }
  return ends;
}

function seen({ rules }: World, { reported }: Progress, window: Window): Ending {
  if (rules.isWithin(reported, window)) return "claim";
  return rules.isPast(reported, window) ? "overshoot" : "stall";
}

/** "y ← 0" */
function atStart(): Chances<Progress> {
  const start = new Chances<Progress>();
  start.add({ reported: 0, truly: 0 }, 1);
  return start;
}

const plus = (a: Progress, b: Progress): Progress => ({
  reported: a.reported + b.reported,
  truly: a.truly + b.truly,
});
