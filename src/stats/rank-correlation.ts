/**
 * Spearman's ρ: the correlation of the ranks of two samples, tied values sharing their mean rank.
 *
 * Shape:  from −1 to 1; NaN when a sample has fewer than two values or they are all equal.
 * Source: C. Spearman, The proof and measurement of association between two things, Am. J. Psychology 15 (1904).
 */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const a = centred(ranks(xs));
  const b = centred(ranks(ys));
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** 1 for the smallest; equal values get the mean of the ranks they take up. */
function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

function centred(values: readonly number[]): readonly number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * b[i], 0);
