import { addProducts, type Stretch } from "./add-products.ts";
import { freshCells } from "./fresh-cells.ts";

/** Chances of neighbouring places: `count` of them from place `first` on. */
export interface Weights {
  readonly weights: Float64Array;
  readonly first: number;
  readonly count: number;
}

/** Indexes from `low` to `high`. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

const everywhere: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

const noCells: Float64Array = new Float64Array(0);

/** Probability mass over progress in lattice steps, growing as mass is added: `cells[i]` is at progress `from + i`. */
export class Line {
  from: number;
  cells: Float64Array;

  constructor(from = 0, cells = noCells) {
    this.from = from;
    this.cells = cells;
  }

  static at(index: number): Line {
    return new Line(index, Float64Array.of(1));
  }

  /** The mass at an index. */
  at(index: number): number {
    return this.cells[index - this.from] ?? 0;
  }

  add(index: number, mass: number): void {
    if (mass === 0) return;
    this.#cover(index, index);
    this.cells[index - this.from] += mass;
  }

  /** The mass from one index to another. */
  sum(low: number, high: number): number {
    let sum = 0;
    const end = Math.min(high + 1 - this.from, this.cells.length);
    for (let i = Math.max(low - this.from, 0); i < end; i++) sum += this.cells[i];
    return sum;
  }

  /** Copies the masses from an index on to `count` places from `place` on. */
  copyTo(cells: Float64Array, place: number, index: number, count: number): void {
    const end = Math.min(index + count, this.from + this.cells.length);
    for (let at = Math.max(index, this.from); at < end; at++)
      cells[place + at - index] = this.cells[at - this.from];
  }

  /** Adds a stretch of masses times `weight`: the first of them falls on `index`. */
  addScaled(index: number, weight: number, { cells, start, length }: Stretch): void {
    this.#cover(index, index + length - 1);
    const own = this.cells;
    const at = index - this.from;
    for (let j = 0; j < length; j++) own[at + j] += weight * cells[start + j];
  }

  /**
   * Adds every weight spread by a stretch of masses times `factor`, where that falls within a range: the first mass of the first weight
   * falls on `index`.
   */
  addSpread(
    index: number,
    by: Weights,
    { cells, start, length }: Stretch,
    factor: number,
    within = everywhere,
  ): void {
    const { weights, first, count } = by;
    const low = Math.max(index, within.low);
    const high = Math.min(index + count + length - 2, within.high);
    if (low > high) return;
    this.#cover(low, high);
    const own = this.cells;
    const at = index - this.from;
    if (factor === 1 && within === everywhere) {
      const masses = { cells, start, length };
      const chances = { cells: weights, start: first, length: count };
      if (count <= length) addProducts(own, at, masses, chances);
      else addProducts(own, at, chances, masses);
      return;
    }
    // The inner loop is the longer one.
    if (count <= length) {
      for (let i = 0; i < count; i++) {
        const weight = weights[first + i];
        const end = Math.min(length, high - index - i + 1);
        for (let j = Math.max(0, low - index - i); j < end; j++)
          own[at + i + j] += weight * (cells[start + j] * factor);
      }
    } else {
      for (let j = 0; j < length; j++) {
        const mass = cells[start + j] * factor;
        const end = Math.min(count, high - index - j + 1);
        for (let i = Math.max(0, low - index - j); i < end; i++) own[at + i + j] += weights[first + i] * mass;
      }
    }
  }

  /** Calls for every index that holds mass, in order. */
  each(visit: (index: number, mass: number) => void): void {
    for (let i = 0; i < this.cells.length; i++) if (this.cells[i] > 0) visit(this.from + i, this.cells[i]);
  }

  total(): number {
    return this.cells.reduce((sum, mass) => sum + mass, 0);
  }

  /** Makes room from one index to another; a line that has some gets a quarter more than asked, so that growing is rare. */
  #cover(low: number, high: number): void {
    const { length } = this.cells;
    const end = this.from + length;
    if (length === 0) {
      this.from = low;
      this.cells = freshCells(high - low + 1);
    } else if (low < this.from || high >= end) {
      const room = 8 + (length >> 2);
      const from = low < this.from ? low - room : this.from;
      const cells = freshCells((high >= end ? high + 1 + room : end) - from);
      cells.set(this.cells, this.from - from);
      this.from = from;
      this.cells = cells;
    }
  }
}
