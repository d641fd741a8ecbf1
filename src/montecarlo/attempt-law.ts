import type { ActionLaw } from "../model/action-law.ts";
import { ProgressGrid } from "./progress-grid.ts";

/** What an attempt faces, as far as its law hangs on it. */
export interface AttemptTarget {
  readonly low: number;
  readonly high: number;
  /** The actions of an attempt at most; of an open plan exactly. */
  readonly longest: number;
  /** Those after which it is over at the latest. */
  readonly mostTaken: number;
  readonly isPlanned: boolean;
  readonly undoes: boolean;
  /** The law of an action at so many steps of reported progress, with so many actions left. */
  readonly lawAt: (reported: number, actionsLeft: number) => ActionLaw;
}

/** The ways that a whole attempt can go, each as `packedAttempt`. */
export interface AttemptLaw {
  readonly attempts: readonly number[];
  readonly probabilities: readonly number[];
}

/**
 * The law of a whole attempt: progress, action after action, until it is over or out of actions. Null where that is too much to
 * lay out.
 */
export function attemptLaw(target: AttemptTarget): AttemptLaw | null {
  const grids = gridsFor(target);
  if (grids === null) return null;
  const law = { attempts: [] as number[], probabilities: [] as number[] };
  let { going, after } = grids;
  going.add(0, 0, 1);
  for (let taken = 1; taken <= target.longest; taken++) {
    let goesOn = false;
    const ended = target.longest === taken ? grids.stalled : after;
    going.drain((reported, unsupported, mass) => {
      const actions = target.lawAt(reported, target.longest - taken + 1);
      forEachAction(actions, (increment, lacking, p) => {
        const undone = target.undoes && reported + increment > target.high;
        const made = undone ? reported : reported + increment;
        const isOver = !undone && made >= target.low && (!target.isPlanned || taken === target.longest);
        if (!isOver) goesOn = true;
        (isOver ? grids.over : ended).add(made, undone ? unsupported : unsupported + lacking, mass * p);
      });
    });
    addAttempts(law, grids.over, taken, true);
    addAttempts(law, grids.stalled, taken, false);
    if (!goesOn) break;
    [going, after] = [after, going];
  }
  return law.probabilities.length > mostAttempts ? null : law;
}

const mostAttempts = 4096;
const mostCells = 2 ** 15;

function gridsFor({ low, longest, mostTaken: actions, isPlanned, lawAt }: AttemptTarget) {
  const { offset: least, truthful, hallucinates } = lawAt(0, longest);
  const most = least + truthful.length - 1;
  const lowest = Math.min(0, actions * least);
  const highest = isPlanned ? Math.max(0, actions * most) : Math.max(0, low - 1) + Math.max(0, most);
  const lacking: readonly [number, number] = !hallucinates
    ? [0, 0]
    : [lowest, least < 0 ? Math.max(0, actions * most) : highest];
  if (actions > mostActions || highest > mostProgress || lowest < -mostProgress) return null;
  const grid = () => ProgressGrid.spanning([lowest, highest], lacking, mostCells / actions);
  const [going, after, over, stalled] = [grid(), grid(), grid(), grid()];
  return going && after && over && stalled && { going, after, over, stalled };
}

function forEachAction(
  { offset, truthful, hallucinated, hallucinates }: ActionLaw,
  tell: (increment: number, lacking: number, probability: number) => void,
): void {
  for (let i = 0; i < truthful.length; i++) {
    if (truthful[i] > 0) tell(offset + i, 0, truthful[i]);
    if (hallucinates && hallucinated[i] > 0) tell(offset + i, offset + i, hallucinated[i]);
  }
}

type Growing = { readonly attempts: number[]; readonly probabilities: number[] };

function addAttempts(law: Growing, ended: ProgressGrid, actions: number, isOver: boolean): void {
  ended.drain((reported, unsupported, mass) => {
    law.attempts.push(packedAttempt(reported, reported - unsupported, actions, isOver));
    law.probabilities.push(mass);
  });
}

/**
 * What an attempt came to, in 31 bits: from the highest on, progress reported and truly made, each 1024 more than it is, its actions,
 * and whether it was over before it could stall.
 */
const packedAttempt = (reported: number, truth: number, actions: number, isOver: boolean): number =>
  ((reported + packedZero) << 20) | ((truth + packedZero) << 9) | (actions << 1) | (isOver ? 1 : 0);

/** Attempts at more than this are not packed. */
const mostProgress = 1023;
const mostActions = 255;
export const packedZero = 1024;
