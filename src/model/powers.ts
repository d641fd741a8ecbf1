/** aⁿ, bⁿ and Σ_{i<n} aⁱ bⁿ⁻¹⁻ⁱ: the last times (a − b) is aⁿ − bⁿ, without the cancellation of subtracting them. */
export interface Powers {
  readonly a: number;
  readonly b: number;
  readonly between: number;
}

/**
 * Powers by doubling, from sums and products of non-negative numbers only: no rounding is ever magnified, and no engine's
 * own `pow` is asked. `n` is a whole number of 0 or more.
 */
export function powers(a: number, b: number, n: number): Powers {
  if (n === 0) return { a: 1, b: 1, between: 0 };
  const half = powers(a, b, Math.floor(n / 2));
  const even = { a: half.a * half.a, b: half.b * half.b, between: half.between * (half.a + half.b) };
  return n % 2 === 0 ? even : { a: even.a * a, b: even.b * b, between: even.between * a + even.b };
}

/** 1 + q + … + qⁿ⁻¹: the attempts made when each fails with probability q and n are allowed. */
export const geometricSum = (q: number, n: number): number => powers(1, q, n).between;

/** qⁿ */
export const power = (q: number, n: number): number => powers(q, 0, n).a;
