import { log } from "../../model/pinned-math.ts";
import { power } from "../../model/powers.ts";

/**
 * T1.saturation: R*(δ) = ⌈log δ / log q⌉, the fewest attempts with which a stage is missed with probability δ or less.
 *
 * `fail` is q, the chance that one attempt fails; `miss` is δ, above 0. 1 when q ≤ δ; infinite when q = 1 and δ < 1.
 * The quotient of logarithms is rounded, so a whole number may come out a hair off: q^R decides at the last step.
 */
export function saturationAttempts(fail: number, miss: number): number {
  if (fail <= miss) return 1;
  if (fail >= 1) return Number.POSITIVE_INFINITY;
  const enough = Math.ceil(log(miss) / log(fail));
  if (power(fail, enough) > miss) return enough + 1;
  return power(fail, enough - 1) <= miss ? enough - 1 : enough;
}
