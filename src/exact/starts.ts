import type { Line, Weights } from "./line.ts";
import type { StageJudge, StagePart, StageTotals } from "./stage.ts";

/** What a stage under a task budget hangs on, beside its attempt. */
export interface BudgetedBy extends StageJudge {
  readonly attempts: number;
  /** The actions of a whole trajectory. */
  readonly budget: number;
  /** Whether true progress alone is carried on: then reports are counted as what is true of them. */
  readonly truthOnly: boolean;
}

/** Starts that face the same stage: `width` places for each number of actions used so far, the least of which is `used`. */
export interface Starts {
  readonly used: number;
  readonly width: number;
  readonly chances: Float64Array;
}

/** Takes a part of what a stage leaves after so many actions in all, from starts of these chances. */
export type Carry = (part: StagePart, actions: number, from: Weights) => void;

/** A stage as it goes from many starts at once: what becomes of them together, as chances, what they carry on going to `carry`. */
export interface FollowedStage {
  follow(starts: Starts, carry: Carry): StageTotals;
}

/** Chances of the starts in one row, with their sum. */
export type Chances = Weights & { readonly total: number };

export function chancesOf(weights: Float64Array, row: number, width: number): Chances {
  let total = 0;
  for (let i = row * width; i < (row + 1) * width; i++) total += weights[i];
  return { weights, first: row * width, count: width, total };
}

/** The starts at `width` positions from the first on, out of lines by actions used; null when nothing stands there. */
export function startsAt(lines: readonly Line[], position: number, width: number): Starts | null {
  const all = new Float64Array(lines.length * width);
  lines.forEach((line, used) => {
    for (let i = 0; i < width; i++) all[used * width + i] = line.at(position + i);
  });
  const isHeld = (chance: number) => chance > 0;
  const first = all.findIndex(isHeld);
  if (first < 0) return null;
  const [used, last] = [first, all.findLastIndex(isHeld)].map((place) => Math.floor(place / width));
  return { used, width, chances: all.subarray(used * width, (last + 1) * width) };
}
