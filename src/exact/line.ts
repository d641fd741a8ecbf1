/** Probability mass over progress in lattice steps, growing as mass is added. */
export class Line {
  #from = 0;
  #cells: Float64Array = new Float64Array(0);

  static at(index: number, mass = 1): Line {
    const line = new Line();
    line.add(index, mass);
    return line;
  }

  static of(from: number, cells: Float64Array): Line {
    const line = new Line();
    line.#from = from;
    line.#cells = cells;
    return line;
  }

  get from(): number {
    return this.#from;
  }

  get cells(): Float64Array {
    return this.#cells;
  }

  add(index: number, mass: number): void {
    if (mass === 0) return;
    this.#reach(index);
    this.#cells[index - this.#from] += mass;
  }

  /** Calls for every index that holds mass, in order. */
  each(visit: (index: number, mass: number) => void): void {
    for (let i = 0; i < this.#cells.length; i++)
      if (this.#cells[i] > 0) visit(this.#from + i, this.#cells[i]);
  }

  total(): number {
    let sum = 0;
    for (let i = 0; i < this.#cells.length; i++) sum += this.#cells[i];
    return sum;
  }

  /** Makes room for an index, a quarter more than asked so that growing is rare. */
  #reach(index: number): void {
    const size = this.#cells.length;
    if (size > 0 && index >= this.#from && index < this.#from + size) return;
    const room = size === 0 ? 0 : 8 + (size >> 2);
    const from = size === 0 ? index : index < this.#from ? index - room : this.#from;
    const end = size === 0 ? index + 1 : index < this.#from ? this.#from + size : index + 1 + room;
    const cells = new Float64Array(end - from);
    if (size > 0) cells.set(this.#cells, this.#from - from);
    this.#from = from;
    this.#cells = cells;
  }
}
