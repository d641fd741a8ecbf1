import { indexOfHighest, isAbove } from "../stats/compare.ts";

/** Where to stop scaffolding, from the pass rates F(0) … F(full). Indices are numbers of scaffolded chunks. */
export interface Stop {
  readonly best: number;
  /** Where the marginal rule stops. */
  readonly marginal: number;
  /** The pass rate that stopping there costs. */
  readonly cost: number;
}

/**
 * The best number of scaffolded chunks, and the one that the marginal rule chooses: go on while the next chunk raises the
 * pass rate, or while there is none to lose (a tail that cannot be reached saves nothing and costs nothing).
 *
 * Source: T3.marginal; the rule where F is 0 is ours.
 */
export function stopAlong(passRates: readonly number[]): Stop {
  const full = passRates.length - 1;
  let marginal = 0;
  while (
    marginal < full &&
    (passRates[marginal] === 0 || isAbove(passRates[marginal + 1], passRates[marginal]))
  )
    marginal++;
  const best = indexOfHighest(passRates);
  return { best, marginal, cost: Math.max(0, passRates[best] - passRates[marginal]) };
}
