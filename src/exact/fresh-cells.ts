/** Cells are cut from blocks of so many: a small typed array of its own costs more to make than to use. */
const blockLength = 8192;

let block = new Float64Array(0);
let used = 0;

/** Cells of 0 that nobody else has. */
export function freshCells(length: number): Float64Array {
  if (length > blockLength / 8) return new Float64Array(length);
  if (used + length > block.length) {
    block = new Float64Array(blockLength);
    used = 0;
  }
  const cells = new Float64Array(block.buffer, used * block.BYTES_PER_ELEMENT, length);
  used += length;
  return cells;
}
