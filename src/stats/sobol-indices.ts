/** What came out at the points of one batch: at two independent sets A and B, and for each input at A with that input from B. */
export interface CrossedValues {
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly crossed: readonly (readonly number[])[];
}

/** A share of a variance with its 95 % interval; shares lie in 0…1, estimates and intervals may reach a little past. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How much of what comes out each input decides: alone, and in all, with what it does together with others. */
export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  /** For each input; null where nothing varies. */
  readonly first: readonly (Share | null)[];
  readonly total: readonly (Share | null)[];
}

/** How many batches there are, and the 0.975 quantile of Student's t with one degree of freedom fewer. Source: any table. */
export const batchCount = 16;
const studentScore = 2.13145;

/**
 * First-order and total Sobol indices, over batches of points that are each spread over the whole space and independent of one
 * another, so that how they differ tells how far the whole can be trusted.
 *
 * Of every batch a sum stands over, and one under, the fraction; both are added up before they are divided. The interval is that of such a ratio of
 * means (Student's t over the batches). Shape: `batchCount` batches; errors: RangeError for another number.
 * Source: Saltelli, Annoni, Azzini, Campolongo, Ratto and Tarantola, Comput. Phys. Commun. 181 (2010) 259, table 2: (b) for the first order, centred on
 * the mean; (f), Jansen's, for the total.
 */
export function sobolIndices(batches: readonly CrossedValues[]): SobolIndices {
  if (batches.length !== batchCount) throw new RangeError(`there must be ${batchCount} batches`);
  const mean = meanOf(batches.map(({ a, b }) => meanOf([...a, ...b])));
  const variances = batches.map(({ a, b }) => meanOf([...a, ...b].map((value) => (value - mean) ** 2)));
  const variance = meanOf(variances);
  // What is left by rounding is no variance.
  const isConstant = variance <= 1e-24 * Math.max(1, mean * mean);
  const shareOf = (parts: readonly number[]) => (isConstant ? null : ratio(parts, variances));
  const inputs = [...batches[0].crossed.keys()];
  return {
    mean,
    variance: isConstant ? 0 : variance,
    first: inputs.map((i) => shareOf(batches.map((batch) => alone(batch, i, mean)))),
    total: inputs.map((i) => shareOf(batches.map((batch) => withOthers(batch, i)))),
  };
}

const alone = ({ a, b, crossed }: CrossedValues, input: number, mean: number): number =>
  meanOf(b.map((value, j) => (value - mean) * (crossed[input][j] - a[j])));

const withOthers = ({ a, crossed }: CrossedValues, input: number): number =>
  meanOf(a.map((value, j) => (value - crossed[input][j]) ** 2)) / 2;

/** A ratio of means over batches, with the interval that follows from how its parts differ from one another. */
function ratio(over: readonly number[], under: readonly number[]): Share {
  const whole = meanOf(under);
  const value = meanOf(over) / whole;
  const squares = over.map((part, i) => (part - value * under[i]) ** 2);
  const error = Math.sqrt(meanOf(squares) / (over.length - 1)) / whole;
  return { value, low: value - studentScore * error, high: value + studentScore * error };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
