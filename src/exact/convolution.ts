import { addProducts, type Stretch } from "./add-products.ts";
import type { Effort } from "./effort.ts";
import { freshCells } from "./fresh-cells.ts";
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
  const cells = freshCells(a.cells.length + b.cells.length - 1);
  addProducts(cells, 0, whole(a), whole(b));
  return trimmed(a.from + b.from, cells);
}

const whole = ({ cells }: Line): Stretch => ({ cells, start: 0, length: cells.length });

function trimmed(from: number, cells: Float64Array): Line {
  let first = 0;
  let tail = 0;
  while (first < cells.length - 1 && tail + cells[first] < negligible) tail += cells[first++];
  let end = cells.length;
  tail = 0;
  while (end - 1 > first && tail + cells[end - 1] < negligible) tail += cells[--end];
  return new Line(from + first, cells.subarray(first, end));
}
