/**
 * Probability mass over pairs (reported progress, unsupported progress), both in lattice steps; what is unsupported is what true
 * progress lacks of the reported.
 *
 * Row `unsupported - lowest` holds the cells of reported progress `from` … `from + width - 1`. Without hallucination there is the
 * one row of 0.
 */
export class Mass {
  readonly from: number;
  readonly width: number;
  readonly lowest: number;
  readonly height: number;
  readonly cells: Float64Array;

  constructor(from: number, width: number, lowest = 0, height = 1) {
    this.from = from;
    this.width = width;
    this.lowest = lowest;
    this.height = height;
    this.cells = new Float64Array(width * height);
  }

  /** All mass at no progress. */
  static atNothing(mass: number): Mass {
    const point = new Mass(0, 1);
    point.cells[0] = mass;
    return point;
  }

  /** An empty mass over the same pairs. */
  like(): Mass {
    return new Mass(this.from, this.width, this.lowest, this.height);
  }

  total(): number {
    let sum = 0;
    for (let i = 0; i < this.cells.length; i++) sum += this.cells[i];
    return sum;
  }

  add(reported: number, unsupported: number, mass: number): void {
    this.cells[(unsupported - this.lowest) * this.width + reported - this.from] += mass;
  }

  /** Adds the mass of another over the same pairs, scaled. */
  addScaled(other: Mass, factor: number): this {
    for (let i = 0; i < this.cells.length; i++) this.cells[i] += other.cells[i] * factor;
    return this;
  }

  /** Adds the mass of another over the same pairs, each reported progress with a factor of its own. */
  addWeighted(other: Mass, factors: Float64Array): this {
    other.each((reported, unsupported, mass) =>
      this.add(reported, unsupported, mass * factors[reported - this.from]),
    );
    return this;
  }

  scaled(factor: number): Mass {
    return this.like().addScaled(this, factor);
  }

  /** Calls for every cell that holds mass, row by row. */
  each(visit: (reported: number, unsupported: number, mass: number) => void): void {
    for (let row = 0; row < this.height; row++) {
      for (let i = 0; i < this.width; i++) {
        const mass = this.cells[row * this.width + i];
        if (mass > 0) visit(this.from + i, this.lowest + row, mass);
      }
    }
  }

  /** The mass of each reported progress, whatever of it is unsupported: `width` values from `from` on. */
  reports(): Float64Array {
    const reports = new Float64Array(this.width);
    this.each((reported, _, mass) => {
      reports[reported - this.from] += mass;
    });
    return reports;
  }
}
