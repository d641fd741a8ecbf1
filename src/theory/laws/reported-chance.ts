import type { ActionLaw } from "../../model/action-law.ts";

/** The probability of reporting an increment of so many lattice steps, true or not. */
export function reportedChance({ offset, truthful, hallucinated }: ActionLaw, increment: number): number {
  const a = increment - offset;
  return a < 0 || a >= truthful.length ? 0 : truthful[a] + hallucinated[a];
}
