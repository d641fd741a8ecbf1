import type { Distribution } from "../../model/distribution.ts";
import { inWindow, type Window } from "../../model/lattice.ts";
import { distinct } from "../../stats/distinct.ts";

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
    if ([...sums].some((sum) => inWindow(window, sum))) counts.push(n);
  }
  return counts;
}

/** Every increment that some distribution of the pool can report, ascending. */
export function supportOf(members: readonly Distribution[]): readonly number[] {
  const increments = members.flatMap(({ offset, probabilities }) =>
    [...probabilities].flatMap((p, a) => (p > 0 ? [offset + a] : [])),
  );
  return distinct(increments);
}
