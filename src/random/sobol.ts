import { stream } from "./stream.ts";

/**
 * Primitive polynomials and initial direction numbers, dimension 2 and on: [a, m_1, …, m_s] of degree s.
 * Source: Stephen Joe and Frances Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30
 * (2008), the first lines of their table new-joe-kuo-6 (https://web.maths.unsw.edu.au/~fkuo/sobol/; BSD license).
 */
const table: readonly (readonly number[])[] = [
  [0, 1],
  [1, 1, 3],
  [1, 1, 3, 1],
  [2, 1, 1, 1],
  [1, 1, 1, 3, 3],
  [4, 1, 3, 5, 13],
  [2, 1, 1, 5, 5, 17],
  [4, 1, 1, 5, 5, 5],
  [7, 1, 1, 7, 11, 19],
  [11, 1, 1, 5, 1, 1],
  [13, 1, 1, 1, 3, 11],
  [14, 1, 3, 5, 5, 31],
  [1, 1, 3, 3, 9, 7, 49],
  [13, 1, 1, 1, 15, 21, 21],
  [16, 1, 3, 1, 13, 27, 49],
  [19, 1, 1, 1, 15, 7, 5],
  [22, 1, 3, 1, 15, 13, 25],
  [25, 1, 1, 5, 5, 19, 61],
  [1, 1, 3, 7, 11, 23, 15, 103],
  [4, 1, 3, 7, 13, 13, 15, 69],
  [7, 1, 1, 3, 13, 7, 35, 63],
  [8, 1, 3, 5, 9, 1, 25, 53],
  [14, 1, 3, 1, 13, 9, 35, 107],
  [19, 1, 3, 1, 5, 27, 61, 31],
  [21, 1, 1, 5, 11, 19, 41, 61],
];

/** As many dimensions as the table has. */
export const mostSobolDimensions = table.length + 1;

const bits = 32;

/**
 * The first `count` points of the Sobol sequence in so many dimensions, point by point, as whole numbers of 2⁻³²: any 2ᵐ
 * points in line hit each of 2ᵐ equal intervals of every axis once.
 */
export function sobolSequence(count: number, dimensions: number): readonly Uint32Array[] {
  const directions = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  const at = new Uint32Array(dimensions);
  return Array.from({ length: count }, (_, i) => {
    // In Gray code's order: each point differs from the one before in the bit that i's last zeros choose.
    if (i > 0) for (let d = 0; d < dimensions; d++) at[d] ^= directions[d][bits - 1 - Math.clz32(i & -i)];
    return at.slice();
  });
}

/** The direction numbers of one dimension, as fractions of 2³². */
function directionsOf(dimension: number): Uint32Array {
  const directions = Uint32Array.from({ length: bits }, (_, i) => 2 ** (bits - 1 - i));
  if (dimension === 0) return directions;
  const [a, ...initial] = table[dimension - 1];
  const degree = initial.length;
  for (let i = 0; i < bits; i++) {
    if (i < degree) {
      directions[i] = initial[i] * 2 ** (bits - 1 - i);
      continue;
    }
    directions[i] = directions[i - degree] ^ (directions[i - degree] >>> degree);
    for (let k = 1; k < degree; k++) if ((a >>> (degree - 1 - k)) & 1) directions[i] ^= directions[i - k];
  }
  return directions;
}

/**
 * Sobol points in the open unit cube, axis by axis, every axis shifted by a random word (bit by bit, which keeps the points as
 * even as they were): the seed alone decides them, and further axes or points leave the others alone.
 */
export function sobolPoints(
  count: number,
  axes: readonly string[],
  seed: string,
): readonly (readonly number[])[] {
  const points = sobolSequence(count, axes.length);
  return axes.map((axis, d) => {
    const shift = stream(seed, "sobol", axis).nextUint32();
    return points.map((point) => (((point[d] ^ shift) >>> 0) + 0.5) / 2 ** bits);
  });
}
