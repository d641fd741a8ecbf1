import { indexOfHighest, isAbove, rounding } from "../../stats/compare.ts";

/** Whether a sequence is concave: no increment exceeds the one before. −∞ may stand before every finite value, not after one. */
export function isConcave(values: readonly number[]): boolean {
  const from = values.findIndex((value) => value > Number.NEGATIVE_INFINITY);
  if (from < 0) return true;
  const finite = values.slice(from);
  if (finite.some((value) => value === Number.NEGATIVE_INFINITY)) return false;
  const steps = finite.slice(1).map((value, i) => value - finite[i]);
  return steps.slice(1).every((step, i) => step <= steps[i] + rounding * Math.max(1, Math.abs(step)));
}

/** Whether a sequence never rises again once it has fallen, rounding let pass. */
export function isUnimodal(values: readonly number[]): boolean {
  const top = indexOfHighest(values);
  const rises = (r: number) => !isAbove(values[r - 1], values[r]);
  const falls = (r: number) => !isAbove(values[r], values[r - 1]);
  return values.every((_, r) => r === 0 || (r <= top ? rises(r) : falls(r)));
}
