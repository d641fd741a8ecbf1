type Span = readonly [least: number, most: number];

/** Probabilities by reported progress and what of it is unsupported, in lattice steps, within bounds known beforehand. */
export class ProgressGrid {
  readonly #masses: Float64Array;
  readonly #least: number;
  readonly #leastUnsupported: number;
  readonly #width: number;

  private constructor(size: number, least: number, leastUnsupported: number, width: number) {
    this.#masses = new Float64Array(size);
    this.#least = least;
    this.#leastUnsupported = leastUnsupported;
    this.#width = width;
  }

  /** Null where it would have more than so many cells. */
  static spanning(reported: Span, unsupported: Span, mostCells: number): ProgressGrid | null {
    const width = unsupported[1] - unsupported[0] + 1;
    const size = (reported[1] - reported[0] + 1) * width;
    return size > mostCells ? null : new ProgressGrid(size, reported[0], unsupported[0], width);
  }

  add(reported: number, unsupported: number, mass: number): void {
    this.#masses[(reported - this.#least) * this.#width + (unsupported - this.#leastUnsupported)] += mass;
  }

  /** Every cell with a mass, ascending, and takes it out. */
  drain(take: (reported: number, unsupported: number, mass: number) => void): void {
    const masses = this.#masses;
    for (let cell = 0; cell < masses.length; cell++) {
      const mass = masses[cell];
      if (mass === 0) continue;
      masses[cell] = 0;
      const row = Math.floor(cell / this.#width);
      take(this.#least + row, this.#leastUnsupported + cell - row * this.#width, mass);
    }
  }
}
