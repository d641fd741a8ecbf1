import { freshCells } from "./fresh-cells.ts";
import type { Line, Weights } from "./line.ts";
import type { StageTotals } from "./stage.ts";
import type { EndPart } from "./stage-end.ts";

/** Starts of a stage: `width` neighbouring columns from `column` on, for each number of actions used from `used` on. */
export interface Starts {
  readonly used: number;
  readonly column: number;
  readonly width: number;
  readonly chances: Float64Array;
}

/** Takes a part of what a stage leaves after so many actions in all, from starts of these chances. */
export type Carry = (part: EndPart, actions: number, from: Chances) => void;

/** A stage as it goes from many starts at once: what becomes of them together, as chances, what they carry on going to `carry`. */
export interface FollowedStage {
  follow(starts: Starts, carry: Carry): StageTotals;
}

/** Chances of the starts of one row, from the first that has any to the last: the first stands at `column`. */
export interface Chances extends Weights {
  readonly column: number;
  readonly total: number;
}

export function chancesOf(weights: Float64Array, row: number, { column, width }: Starts): Chances {
  let [first, end] = [row * width, (row + 1) * width];
  while (first < end && weights[first] === 0) first++;
  while (end > first && weights[end - 1] === 0) end--;
  let total = 0;
  for (let i = first; i < end; i++) total += weights[i];
  return { weights, first, count: end - first, column: column + first - row * width, total };
}

/** The starts at `width` columns from the first on, out of lines by actions used; null when nothing stands there. */
export function startsAt(lines: readonly Line[], column: number, width: number): Starts | null {
  let [used, end] = [lines.length, 0];
  lines.forEach((line, at) => {
    if (line.sum(column, column + width - 1) === 0) return;
    used = Math.min(used, at);
    end = at + 1;
  });
  if (end === 0) return null;
  const chances = freshCells((end - used) * width);
  lines.slice(used, end).forEach((line, row) => {
    line.copyTo(chances, row * width, column, width);
  });
  return { used, column, width, chances };
}
