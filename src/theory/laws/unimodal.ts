/** Rounding of a logarithm of a reach. */
const slack = 1e-12;

/** Whether a sequence is concave: no increment exceeds the one before. −∞ may stand before every finite value, not after one. */
export function isConcave(values: readonly number[]): boolean {
  const from = values.findIndex((value) => value > Number.NEGATIVE_INFINITY);
  if (from < 0) return true;
  const finite = values.slice(from);
  if (finite.some((value) => value === Number.NEGATIVE_INFINITY)) return false;
  const steps = finite.slice(1).map((value, i) => value - finite[i]);
  return steps.slice(1).every((step, i) => step <= steps[i] + slack * Math.max(1, Math.abs(step)));
}

/** Whether a sequence never rises again once it has fallen, rounding let pass. */
export function isUnimodal(values: readonly number[]): boolean {
  const top = indexOfLargest(values);
  const falls = (from: number, to: number) => values[to] <= values[from] * (1 + slack);
  return values.every((_, r) => r === 0 || (r <= top ? falls(r, r - 1) : falls(r - 1, r)));
}

const indexOfLargest = (values: readonly number[]): number =>
  values.reduce((best, value, i) => (value > values[best] ? i : best), 0);
