import type { ActionLaw } from "../model/action-law.ts";
import { freshCells } from "./fresh-cells.ts";

/** The pairs (reported progress, unsupported progress) that a table covers, both from the first to the last, in lattice steps. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly lowest: number;
  readonly highest: number;
}

const extent = (first: number, last: number): number => Math.max(0, last - first + 1);

export const cellsOf = ({ from, to, lowest, highest }: Span): number =>
  extent(from, to) * extent(lowest, highest);

/** A stretch of a table from the first to the last cell of a row that holds mass: `length` cells from `start` on. */
export interface Row {
  readonly row: number;
  /** The reported progress of its first cell. */
  readonly from: number;
  readonly cells: Float64Array;
  readonly start: number;
  readonly length: number;
}

/**
 * Probability mass over pairs (reported progress, unsupported progress), both in lattice steps; what is unsupported is what true
 * progress lacks of the reported.
 *
 * Row `unsupported - lowest` holds the cells of reported progress `from` … `from + width - 1`. Without hallucination there is the
 * one row of 0. A table spans what can hold mass and no more; it is asked for rows and other views of it when it is full.
 */
export class Mass {
  readonly from: number;
  readonly width: number;
  readonly lowest: number;
  readonly height: number;
  readonly cells: Float64Array;
  #rows: readonly Row[] | null = null;
  #truth: Mass | null = null;
  #turned: Mass | null = null;

  constructor(span: Span) {
    this.from = span.from;
    this.width = extent(span.from, span.to);
    this.lowest = span.lowest;
    this.height = extent(span.lowest, span.highest);
    this.cells = freshCells(cellsOf(span));
  }

  /** All mass at no progress. */
  static atNothing(mass: number): Mass {
    const point = new Mass(nothing);
    point.cells[0] = mass;
    return point;
  }

  /** An empty mass over the same pairs. */
  like(): Mass {
    return new Mass(this.span());
  }

  span(): Span {
    const { from, width, lowest, height } = this;
    return { from, to: from + width - 1, lowest, highest: lowest + height - 1 };
  }

  total(): number {
    let sum = 0;
    for (let i = 0; i < this.cells.length; i++) sum += this.cells[i];
    return sum;
  }

  add(reported: number, unsupported: number, mass: number): void {
    this.cells[(unsupported - this.lowest) * this.width + reported - this.from] += mass;
  }

  /** Adds the increments `first` … `end - 1` of an action's law, taken with this chance at a pair. */
  addActions(
    reported: number,
    unsupported: number,
    chance: number,
    law: ActionLaw,
    first: number,
    end: number,
  ): void {
    const { cells, width } = this;
    const { offset, truthful, hallucinated, hallucinates } = law;
    const at = (unsupported - this.lowest) * width + reported + offset - this.from;
    for (let a = first; a < end; a++) cells[at + a] += chance * truthful[a];
    if (!hallucinates) return;
    const up = at + offset * width;
    for (let a = first; a < end; a++) {
      if (hallucinated[a] > 0) cells[up + a * (width + 1)] += chance * hallucinated[a];
    }
  }

  /** Adds another mass, within the pairs of this one, each reported progress with a factor of its own. */
  addWeighted(other: Mass, factor: (reported: number) => number): this {
    other.each((reported, unsupported, mass) => this.add(reported, unsupported, mass * factor(reported)));
    return this;
  }

  /** Adds every mass times `factor` to where its true progress is: the first of `cells` is that of `from`. */
  addTruthTo(cells: Float64Array, from: number, factor: number): void {
    for (let row = 0; row < this.height; row++) {
      const at = this.from - this.lowest - row - from;
      const start = row * this.width;
      for (let i = 0; i < this.width; i++) cells[at + i] += this.cells[start + i] * factor;
    }
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
    this.addReportsTo(reports, this.from);
    return reports;
  }

  /** The mass of one reported progress. */
  atReport(report: number): Mass {
    if (report < this.from || report >= this.from + this.width) return nowhere;
    const { lowest, highest } = this.span();
    const part = new Mass({ from: report, to: report, lowest, highest });
    for (let row = 0; row < this.height; row++)
      part.cells[row] = this.cells[row * this.width + report - this.from];
    return part;
  }

  /** Adds the mass of each reported progress, whatever of it is unsupported: the first of `cells` is that of `from`. */
  addReportsTo(cells: Float64Array, from: number): void {
    const at = this.from - from;
    for (let row = 0; row < this.cells.length; row += this.width)
      for (let i = 0; i < this.width; i++) cells[at + i] += this.cells[row + i];
  }

  /** The same mass, each reported progress with a factor: the first of `factors` is that of `from`. */
  timesReported(factors: Float64Array, from: number): Mass {
    const product = this.like();
    const at = this.from - from;
    for (let row = 0; row < this.cells.length; row += this.width)
      for (let i = 0; i < this.width; i++) product.cells[row + i] = this.cells[row + i] * factors[at + i];
    return product;
  }

  /** The rows that hold mass. */
  rows(): readonly Row[] {
    this.#rows ??= Array.from({ length: this.height }, (_, row) => this.#held(row)).filter(
      ({ length }) => length > 0,
    );
    return this.#rows;
  }

  /** The same mass with nothing unsupported: each where its true progress is. */
  ofTruth(): Mass {
    if (this.lowest === 0 && this.height <= 1) return this;
    const { from, to, lowest, highest } = this.span();
    this.#truth ??= this.#seen({ from: from - highest, to: to - lowest, lowest: 0, highest: 0 }, (r, u) => [
      r - u,
      0,
    ]);
    return this.#truth;
  }

  /** The same mass with rows of one reported progress over what is unsupported. */
  turned(): Mass {
    const { from, to, lowest, highest } = this.span();
    this.#turned ??= this.#seen({ from: lowest, to: highest, lowest: from, highest: to }, (r, u) => [u, r]);
    return this.#turned;
  }

  #seen(span: Span, at: (reported: number, unsupported: number) => readonly [number, number]): Mass {
    const seen = new Mass(span);
    this.each((reported, unsupported, mass) => seen.add(...at(reported, unsupported), mass));
    return seen;
  }

  #held(row: number): Row {
    const { cells, width } = this;
    let [start, end] = [row * width, (row + 1) * width];
    while (start < end && cells[start] === 0) start++;
    while (end > start && cells[end - 1] === 0) end--;
    const from = this.from + start - row * width;
    return { row: this.lowest + row, from, cells, start, length: end - start };
  }
}

const nothing: Span = { from: 0, to: 0, lowest: 0, highest: 0 };

/** No mass at all. */
export const nowhere: Mass = new Mass({ from: 0, to: -1, lowest: 0, highest: -1 });

/** The least span that holds all of several masses. */
export function spanning(masses: readonly Mass[]): Span {
  const spans = masses.filter(({ cells }) => cells.length > 0).map((mass) => mass.span());
  if (spans.length === 0) return nowhere.span();
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
    lowest: Math.min(...spans.map(({ lowest }) => lowest)),
    highest: Math.max(...spans.map(({ highest }) => highest)),
  };
}

/** The sum of several masses. */
export function joined(masses: readonly Mass[]): Mass {
  const held = masses.filter(({ cells }) => cells.length > 0);
  if (held.length === 1) return held[0];
  return held.reduce((sum, mass) => sum.addWeighted(mass, () => 1), new Mass(spanning(held)));
}
