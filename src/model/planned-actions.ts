/**
 * The number of actions an open attempt plans at the stage's start: clamp(round(aim / mean), 1, horizon), half up.
 *
 * Units: `aim` and `mean` (the mixture mean at the first gap) are progress.
 * A mean of 0 or less never gets nearer, so it plans the whole horizon for an aim ahead and one action otherwise.
 * Source: docs/model.md, section 2 (our choice).
 */
export function plannedActions(aim: number, mean: number, horizon: number): number {
  if (mean <= 0) return aim > 0 ? horizon : 1;
  return Math.min(Math.max(Math.floor(aim / mean + 0.5), 1), horizon);
}
