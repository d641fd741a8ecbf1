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

  add(index: number, mass: number): void {
    if (mass === 0) return;
    this.#reach(index);
    this.cells[index - this.from] += mass;
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
