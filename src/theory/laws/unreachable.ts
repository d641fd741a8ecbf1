import type { Distribution } from "../../model/distribution.ts";
import type { Window } from "../../model/lattice.ts";

/**
 * The numbers n ≤ H of actions that can sum into a window: some n increments of the pool, in any order, lie in it together.
 *
 * Gaps inside a support are looked at: this is the exact form of `isUnreachable`, which sees the least and the largest only.
 * Units: the window is in lattice steps.
 */
export function meetingCounts(
  members: readonly Distribution[],
  window: Window,
  horizon: number,
): readonly number[] {
  const increments = supportOf(members);
  const counts: number[] = [];
  let sums: ReadonlySet<number> = new Set([0]);
  for (let n = 1; n <= horizon; n++) {
    sums = new Set([...sums].flatMap((sum) => increments.map((increment) => sum + increment)));
    if ([...sums].some((sum) => sum >= window.low && sum <= window.high)) counts.push(n);
  }
  return counts;
}

/** Every increment that some distribution of the pool can report, ascending. */
export function supportOf(members: readonly Distribution[]): readonly number[] {
  const increments = members.flatMap(({ offset, probabilities }) =>
    [...probabilities].flatMap((p, a) => (p > 0 ? [offset + a] : [])),
  );
  return [...new Set(increments)].sort((a, b) => a - b);
}

/**
 * T1.unreachable, the converse's premise: a window that does not lie wholly below the start.
 *
 * Then any increments that sum into it can be taken in an order that never overshoots on the way: those below 0 first.
 * A chunk is positive, so a relative anchor always meets it; an absolute one can aim behind.
 */
export const canApproach = ({ low, high }: Window): boolean => low <= high && high >= 0;
