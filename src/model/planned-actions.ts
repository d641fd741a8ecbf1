import { snap } from "./lattice.ts";

/** A mean this many times smaller than the aim is 0 up to rounding; no horizon is that long. */
const beyondAnyHorizon = 1e12;

/**
 * The number of actions an open attempt plans at the stage's start: clamp(round(aim / mean), 1, horizon), half up.
 *
 * Units: `aim` and `mean` (the mixture mean at the first gap) are progress.
 * A mean of 0 plans the whole horizon for an aim ahead and one action otherwise.
 * Source: docs/model.md, section 2 (our choice).
 */
export function plannedActions(aim: number, mean: number, horizon: number): number {
  const quotient = aim / mean;
  if (!(Math.abs(quotient) < beyondAnyHorizon)) return aim > 0 ? horizon : 1;
  return Math.min(Math.max(Math.floor(snap(quotient + 0.5)), 1), horizon);
}
