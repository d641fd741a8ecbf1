/** A stretch of a table: `length` cells from place `start` on. */
export interface Stretch {
  readonly cells: Float64Array;
  readonly start: number;
  readonly length: number;
}

/**
 * Adds the products of two stretches of masses: `cells[at + i + j] += a[i] * b[j]`, counted from where the stretches start. Each cell is
 * added to in the order of `b`.
 */
export function addProducts(cells: Float64Array, at: number, a: Stretch, b: Stretch): void {
  let j = 0;
  for (; j + 4 <= b.length; j += 4) addFour(cells, at + j, a, b, j);
  for (; j < b.length; j++) {
    const mass = b.cells[b.start + j];
    for (let i = 0; i < a.length; i++) cells[at + i + j] += a.cells[a.start + i] * mass;
  }
}

/** The masses `j` … `j + 3` of `b` in one go, as to fetch a cell and to put it back takes longer than to add to it. */
function addFour(
  cells: Float64Array,
  at: number,
  a: Stretch,
  { cells: by, start }: Stretch,
  j: number,
): void {
  const first = start + j;
  const b0 = by[first];
  const b1 = by[first + 1];
  const b2 = by[first + 2];
  const b3 = by[first + 3];
  const { cells: from, start: begin, length } = a;
  // The cells of `a` just before the one at hand: taken one by one, for an array of them would be kept as objects.
  let a1 = 0;
  let a2 = 0;
  let a3 = 0;
  for (let i = 0; i < length; i++) {
    const a0 = from[begin + i];
    cells[at + i] = cells[at + i] + a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3;
    a3 = a2;
    a2 = a1;
    a1 = a0;
  }
  const end = at + length;
  cells[end] = cells[end] + a1 * b1 + a2 * b2 + a3 * b3;
  cells[end + 1] = cells[end + 1] + a1 * b2 + a2 * b3;
  cells[end + 2] += a1 * b3;
}
