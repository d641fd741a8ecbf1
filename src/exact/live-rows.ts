import type { ActionLaw } from "../model/action-law.ts";
import type { Effort } from "./effort.ts";
import type { Mass } from "./mass.ts";

/** Tables up to this size are made in the same two buffers, again and again. */
const bufferLength = 1 << 17;

let buffers: readonly [Float64Array, Float64Array] = [new Float64Array(0), new Float64Array(0)];

/** Cells of 0, until the next but one are asked for. */
function passingCells(length: number): Float64Array {
  if (length > bufferLength) return new Float64Array(length);
  const [next, last] = buffers;
  buffers = [last, next.length < length ? new Float64Array(2 * length) : next];
  return buffers[1].fill(0, 0, length);
}

/**
 * Mass of an attempt on its way where no increment is negative: a row for each reported progress from `first` to `last`, over what of it is
 * unsupported, from none to all.
 *
 * All of a row faces one law, and all of it comes to its verdict at once. Only the table that is read and the one that is made of it
 * are there: a third takes the place of the first.
 */
export class LiveRows {
  readonly first: number;
  readonly last: number;
  readonly #width: number;
  readonly #cells: Float64Array;

  constructor(first: number, last: number, effort: Effort) {
    this.first = first;
    this.last = last;
    this.#width = last + 1;
    const cells = (last - first + 1) * this.#width;
    effort.claimCells(cells);
    this.#cells = passingCells(cells);
  }

  static atNothing(effort: Effort): LiveRows {
    const point = new LiveRows(0, 0, effort);
    point.#cells[0] = 1;
    return point;
  }

  /** The mass of the rows from one to another. */
  total(first: number, last: number): number {
    let total = 0;
    const end = this.#at(last + 1);
    for (let i = this.#at(first); i < end; i++) total += this.#cells[i];
    return total;
  }

  /** Adds what an action under this law makes of a row of another table. */
  addActions({ offset, truthful, hallucinated }: ActionLaw, reported: number, from: LiveRows): void {
    const start = from.#at(reported);
    for (let a = 0; a < truthful.length; a++) {
      if (truthful[a] === 0 && hallucinated[a] === 0) continue;
      const increment = offset + a;
      const at = this.#at(reported + increment);
      addRow(this.#cells, at, at + increment, from.#cells, start, reported + 1, truthful[a], hallucinated[a]);
    }
  }

  /** Adds a row to a table of true progress. */
  addTruth(to: Mass, reported: number): void {
    const none = this.#at(reported);
    const { cells, from } = to;
    for (let truth = 0; truth <= reported; truth++)
      cells[truth - from] += this.#cells[none + reported - truth];
  }

  #at(row: number): number {
    return (row - this.first) * this.#width;
  }
}

/** Adds `length` masses to two places, with a factor for either. */
function addRow(
  to: Float64Array,
  at: number,
  other: number,
  from: Float64Array,
  start: number,
  length: number,
  factor: number,
  otherFactor: number,
): void {
  for (let i = 0; i < length; i++) {
    const mass = from[start + i];
    to[at + i] += factor * mass;
    to[other + i] += otherFactor * mass;
  }
}
