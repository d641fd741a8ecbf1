/** Confidence levels that intervals are stated at. */
export const confidenceLevels = [0.9, 0.95, 0.99, 0.999] as const;
export type Confidence = (typeof confidenceLevels)[number];

/**
 * z with P(|Z| <= z) = confidence for a standard normal Z.
 *
 * A table of correctly rounded doubles, not a quantile function: four levels are all that results are stated at, and
 * a general quantile would need a pinned logarithm and an error bound of its own.
 */
export const normalScore = (confidence: Confidence): number => scores[confidence];

const scores: { readonly [Level in Confidence]: number } = {
  0.9: 1.6448536269514726,
  0.95: 1.9599639845400543,
  0.99: 2.575829303548901,
  0.999: 3.290526731491895,
};
