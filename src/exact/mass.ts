/**
 * Probability mass over pairs (reported progress, lie), both in lattice steps; a lie is reported minus true progress.
 *
 * Row `lie - lieFrom` holds the cells of reported progress `from` … `from + width - 1`. Without hallucination there is the
 * one row of lie 0.
 */
export class Mass {
  readonly from: number;
  readonly width: number;
  readonly lieFrom: number;
  readonly height: number;
  readonly cells: Float64Array;

  constructor(from: number, width: number, lieFrom = 0, height = 1) {
    this.from = from;
    this.width = width;
    this.lieFrom = lieFrom;
    this.height = height;
    this.cells = new Float64Array(width * height);
  }

  /** All mass at no progress and no lie. */
  static atNothing(mass = 1): Mass {
    const point = new Mass(0, 1);
    point.cells[0] = mass;
    return point;
  }

  /** An empty mass over the same pairs. */
  like(): Mass {
    return new Mass(this.from, this.width, this.lieFrom, this.height);
  }

  total(): number {
    let sum = 0;
    for (let i = 0; i < this.cells.length; i++) sum += this.cells[i];
    return sum;
  }

  add(reported: number, lie: number, mass: number): void {
    this.cells[(lie - this.lieFrom) * this.width + reported - this.from] += mass;
  }

  /** Adds the mass of another over the same pairs, scaled. */
  addScaled(other: Mass, factor: number): this {
    for (let i = 0; i < this.cells.length; i++) this.cells[i] += other.cells[i] * factor;
    return this;
  }

  scaled(factor: number): Mass {
    return this.like().addScaled(this, factor);
  }

  /** Calls for every cell that holds mass. */
  each(visit: (reported: number, lie: number, mass: number) => void): void {
    for (let row = 0; row < this.height; row++) {
      for (let i = 0; i < this.width; i++) {
        const mass = this.cells[row * this.width + i];
        if (mass > 0) visit(this.from + i, this.lieFrom + row, mass);
      }
    }
  }
}
