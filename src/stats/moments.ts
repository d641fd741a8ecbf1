/** Count, sum and sum of squares of a sample: enough for its mean and the mean's standard error. */
export interface Moments {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

export const meanOf = ({ count, sum }: Moments): number => sum / count;

/** The standard error of the mean, with the sample variance over n − 1; NaN below two values, of which it says nothing. */
export function standardErrorOfMean({ count, sum, squares }: Moments): number {
  if (count < 2) return Number.NaN;
  const spread = squares - (sum / count) * sum;
  return Math.sqrt(Math.max(0, spread) / (count - 1) / count);
}
