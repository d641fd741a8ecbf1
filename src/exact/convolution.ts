import type { Effort } from "./effort.ts";
import { Line } from "./line.ts";

/**
 * Mass in either tail of a convolution below which it is left out: far under the rounding of a double (1e-16), and what
 * keeps a thousand stages from dragging along progress that cannot be seen.
 */
const negligible = 1e-40;

/** The distribution of the sum of independent progress. */
export function convolve(a: Line, b: Line, effort: Effort): Line {
  if (a.cells.length < b.cells.length) return convolve(b, a, effort);
  effort.claimCells(a.cells.length + b.cells.length);
  effort.spend(a.cells.length * b.cells.length);
  const cells = new Float64Array(a.cells.length + b.cells.length - 1);
  let j = 0;
  for (; j + 4 <= b.cells.length; j += 4) addFour(cells, a.cells, b.cells, j);
  for (; j < b.cells.length; j++)
    for (let i = 0; i < a.cells.length; i++) cells[i + j] += a.cells[i] * b.cells[j];
  return trimmed(a.from + b.from, cells);
}

/**
 * What masses `j` … `j + 3` of `b` add to the sum: `cells[i + j + d] += a[i] * b[j + d]`. All four in one go, as to fetch a cell and to put
 * it back takes longer than to add to it; each cell is added to in the order of `b`.
 */
function addFour(cells: Float64Array, a: Float64Array, b: Float64Array, j: number): void {
  const [b0, b1, b2, b3] = [b[j], b[j + 1], b[j + 2], b[j + 3]];
  // The cells of `a` just before the one at hand.
  let [a1, a2, a3] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const a0 = a[i];
    cells[i + j] = cells[i + j] + a0 * b0 + a1 * b1 + a2 * b2 + a3 * b3;
    a3 = a2;
    a2 = a1;
    a1 = a0;
  }
  const end = a.length + j;
  cells[end] = cells[end] + a1 * b1 + a2 * b2 + a3 * b3;
  cells[end + 1] = cells[end + 1] + a1 * b2 + a2 * b3;
  cells[end + 2] += a1 * b3;
}

/** The distribution of the sum of `count` independent progress of one law, by doubling. */
export function convolutionPower(line: Line, count: number, effort: Effort): Line {
  if (count === 1) return line;
  const half = convolutionPower(line, Math.floor(count / 2), effort);
  const even = convolve(half, half, effort);
  return count % 2 === 0 ? even : convolve(even, line, effort);
}

function trimmed(from: number, cells: Float64Array): Line {
  let first = 0;
  let tail = 0;
  while (first < cells.length - 1 && tail + cells[first] < negligible) tail += cells[first++];
  let end = cells.length;
  tail = 0;
  while (end - 1 > first && tail + cells[end - 1] < negligible) tail += cells[--end];
  return new Line(from + first, cells.slice(first, end));
}
