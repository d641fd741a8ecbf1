import { convolve } from "./convolution.ts";
import { type Effort, type Known, knownAgain } from "./effort.ts";
import { Line } from "./line.ts";
import type { StageSolution } from "./stage.ts";

/** How many cells are held between evaluations. */
export interface Holding {
  held: number;
}

/** Where several independent stages of one kind leave true progress, whatever their verdicts: each number of them once, by doubling. */
export class StagePowers {
  readonly #solution: StageSolution;
  readonly #known = new Map<number, Known<Line>>();
  readonly #store: Holding;

  constructor(solution: StageSolution, store: Holding) {
    this.#solution = solution;
    this.#store = store;
  }

  /** The distribution of the sum of so many; what is known already counts as effort again. */
  of(count: number, effort: Effort): Line {
    return knownAgain(this.#known, count, effort, () => {
      const power = count === 1 ? this.#one() : this.#doubled(count, effort);
      this.#store.held += power.cells.length;
      return power;
    });
  }

  #one(): Line {
    const line = new Line();
    for (const { from, cells, start, length } of this.#solution.leaves)
      for (let i = 0; i < length; i++) line.add(from + i, cells[start + i]);
    return line;
  }

  #doubled(count: number, effort: Effort): Line {
    const half = this.of(Math.floor(count / 2), effort);
    const even = convolve(half, half, effort);
    return count % 2 === 0 ? even : convolve(even, this.of(1, effort), effort);
  }
}
