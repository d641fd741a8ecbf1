/** Chances of neighbouring places: `count` of them from `first` on. */
export interface Weights {
  readonly weights: Float64Array;
  readonly first: number;
  readonly count: number;
}

/** A stretch of a table: `length` cells from `start` on. */
export interface Row {
  readonly cells: Float64Array;
  readonly start: number;
  readonly length: number;
}

/** Probability mass over progress in lattice steps, growing as mass is added: `cells[i]` is at progress `from + i`. */
export class Line {
  from: number;
  cells: Float64Array;

  constructor(from = 0, cells = new Float64Array(0)) {
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
    this.#reach(index);
    this.cells[index - this.from] += mass;
  }

  /**
   * Adds `count` weights from place `first` on, the first of them standing at `index`, each spread by a row of masses times `factor`:
   * `length` cells from place `start` on, the first of them at no distance.
   */
  addSpread(index: number, { weights, first, count }: Weights, row: Row, factor: number): void {
    const { cells: masses, start, length } = row;
    if (length === 0) return;
    this.#reach(index);
    this.#reach(index + count + length - 2);
    const { cells } = this;
    const at = index - this.from;
    // The inner loop is the longer one.
    if (count <= length) {
      for (let i = 0; i < count; i++) {
        const weight = weights[first + i];
        if (weight === 0) continue;
        for (let j = 0; j < length; j++) cells[at + i + j] += weight * (masses[start + j] * factor);
      }
      return;
    }
    for (let j = 0; j < length; j++) {
      const mass = masses[start + j] * factor;
      if (mass === 0) continue;
      for (let i = 0; i < count; i++) cells[at + i + j] += weights[first + i] * mass;
    }
  }

  /** Calls for every index that holds mass, in order. */
  each(visit: (index: number, mass: number) => void): void {
    for (let i = 0; i < this.cells.length; i++) if (this.cells[i] > 0) visit(this.from + i, this.cells[i]);
  }

  total(): number {
    return this.cells.reduce((sum, mass) => sum + mass, 0);
  }

  /** Makes room for an index, a quarter more than asked so that growing is rare. */
  #reach(index: number): void {
    const { length } = this.cells;
    const from = length === 0 ? index : this.from;
    const end = from + length;
    if (index >= from && index < end) return;
    const room = length === 0 ? 0 : 8 + (length >> 2);
    const [low, high] = index < from ? [index - room, end] : [from, index + 1 + room];
    const cells = new Float64Array(high - low);
    cells.set(this.cells, from - low);
    this.from = low;
    this.cells = cells;
  }
}
