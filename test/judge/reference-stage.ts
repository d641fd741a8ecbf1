import { type AttemptEnd, attempt } from "./reference-attempt.ts";
import type { Cause, Progress, Window } from "./reference-rules.ts";
import { type Stage, type World, windowOf } from "./reference-scenario.ts";
import { Chances, Sum, total } from "./reference-sums.ts";

/** Section 2 of docs/model.md: one stage, its attempts, its claims and why it was missed. */

export interface StageEnd extends Progress {
  /** Truly reached; accepted on a false claim; missed, and why. */
  readonly verdict: "reached" | "accepted" | Cause;
  /** Actions the task's budget has left. */
  readonly left: number;
}

export interface StageRun {
  readonly ends: Chances<StageEnd>;
  readonly actions: Sum;
  readonly attempts: Sum;
}

/** A stage with its aim. `drift` is how far true progress was ahead of reported progress before it. */
interface Place {
  readonly world: World;
  readonly stage: Stage;
  readonly aim: number;
  readonly drift: number;
  readonly window: Window;
  readonly reachable: boolean;
}

const start: Progress = { reported: 0, truly: 0 };

/** "stage(Δ)", with what the task's budget leaves. */
export function playStage(world: World, stage: Stage, aim: number, drift: number, left: number): StageRun {
  const { rules, semantics } = world;
  const window = windowOf(world, aim, world.tolerance);
  const place = { world, stage, aim, drift, window, reachable: isReachable(world, stage, window) };
  const run = { ends: new Chances<StageEnd>(), actions: new Sum(), attempts: new Sum() };
  if (rules.skips(semantics) && rules.isWithin(0, window)) {
    const foundOut = claim(place, run, start, left, 1, rules.checkedWhenMet(world.verification));
    miss(place, run, start, rules.cause("claim", false, place.reachable), left, foundOut);
  } else if (rules.skips(semantics) && rules.missesAtOnce(window)) {
    miss(place, run, start, rules.cause("overshoot", false, place.reachable), left, 1);
  } else {
    retry(place, run, left);
  }
  return run;
}

/** A claim is supported, or accepted unchecked, or found out: the chance of the last. */
function claim(
  { world: { rules, semantics }, drift, window }: Place,
  { ends }: StageRun,
  progress: Progress,
  left: number,
  p: number,
  checked: number,
): number {
  if (rules.isSupported(semantics, progress.truly, drift, window)) {
    ends.add({ ...progress, verdict: "reached", left }, p);
    return 0;
  }
  ends.add({ ...progress, verdict: "accepted", left }, p * (1 - checked));
  return p * checked;
}

function miss(
  { world: { rules, semantics } }: Place,
  { ends }: StageRun,
  kept: Progress,
  verdict: Cause,
  left: number,
  p: number,
): void {
  ends.add({ ...rules.carriedByMissed(kept, semantics), verdict, left }, p);
}

/** Between attempts: what would be carried (nothing before the first), and what the budget leaves. */
interface Open {
  readonly reported: number | undefined;
  readonly truly: number;
  readonly left: number;
}

/** "attempts 1 … R, each from y = 0; the first that reaches ends the stage: success; after R failures the stage is missed" */
function retry(place: Place, run: StageRun, left: number): void {
  const { world, stage, aim } = place;
  let open = new Chances<Open>();
  open.add({ reported: undefined, truly: 0, left }, 1);
  for (let r = 1; r <= stage.attempts; r++) {
    const next = new Chances<Open>();
    for (const [before, p] of open) {
      run.attempts.add(p);
      for (const [end, q] of attempt(world, stage, aim, before.left)) {
        run.actions.add(p * q * end.used);
        conclude(place, run, before, end, p * q, stage.attempts - r, next);
      }
    }
    open = next;
  }
}

/** What one attempt's end comes to: the end of the stage, or another attempt. */
function conclude(
  place: Place,
  run: StageRun,
  before: Open,
  end: AttemptEnd,
  p: number,
  attemptsLeft: number,
  next: Chances<Open>,
): void {
  const { rules, verification } = place.world;
  const left = before.left - end.used;
  const progress = { reported: end.reported, truly: end.truly };
  const claimed = end.ending === "claim";
  const failed = claimed ? claim(place, run, progress, left, p, rules.checked(verification)) : p;
  const kept = keep(place, before, end);
  if (attemptsLeft > 0 && left > 0 && end.ending !== "cut") next.add({ ...kept, left }, failed);
  else miss(place, run, kept, rules.cause(end.ending, attemptsLeft > 0, place.reachable), left, failed);
}

function keep(
  { world: { rules, semantics, step }, aim }: Place,
  { reported, truly }: Open,
  end: AttemptEnd,
): Progress {
  const last = { reported: end.reported, truly: end.truly };
  if (reported === undefined || (end.ending === "cut" && !rules.cutCompetes)) return last;
  return rules.keeps(semantics, { reported, truly }, last, aim / step);
}

function isReachable({ rules, pool }: World, { horizon }: Stage, window: Window): boolean {
  const steps = pool.flatMap(({ points }) => points.map((point) => point.steps));
  return rules.isReachable(window, Math.min(...steps), Math.max(...steps), horizon);
}

/** Section 3, Pruning: "the probability that a stage's own chunk is reported reached within all its attempts". */
export function chunkReach(world: World, stage: Stage): number {
  const ends = [...attempt(world, stage, stage.chunk, Number.POSITIVE_INFINITY)];
  const claims = total(ends.map(([{ ending }, p]) => (ending === "claim" ? p : 0)));
  return world.rules.withinAttempts(claims, stage.attempts);
}
