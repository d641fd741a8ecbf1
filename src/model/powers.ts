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
  let [ofA, ofB, between] = [1, 1, 0];
  let bit = 1;
  while (2 * bit <= n) bit *= 2;
  // Digit by digit from the highest: doubled, and one more where there is one.
  for (let left = n; bit >= 1; bit /= 2) {
    between *= ofA + ofB;
    ofA *= ofA;
    ofB *= ofB;
    if (left < bit) continue;
    left -= bit;
    between = between * a + ofB;
    ofA *= a;
    ofB *= b;
  }
  return { a: ofA, b: ofB, between };
}

/** 1 + q + … + qⁿ⁻¹: the attempts made when each fails with probability q and n are allowed. */
export const geometricSum = (q: number, n: number): number => powers(1, q, n).between;

/** qⁿ */
export const power = (q: number, n: number): number => powers(q, 0, n).a;
