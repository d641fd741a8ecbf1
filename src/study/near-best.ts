import { isAbove } from "../stats/compare.ts";
import type { Row, Scalar } from "../stats/table.ts";
import type { Judged } from "./objective.ts";
import type { Axis } from "./study.ts";

/** A direction of the grid, and the values of it that some rows have: numbers ascending, others as the axis has them. */
export interface AxisValues {
  readonly name: string;
  readonly values: readonly Scalar[];
}

/**
 * Counts the rows near the best, and where they lie along each axis, as rows come and before the best is known. Of the rows it
 * holds what each is worth, and for each value of an axis the best of its rows: enough, for where that is not near, none is.
 */
export class NearBest {
  readonly within: number;
  readonly #best: readonly { readonly axis: Axis; readonly worths: Map<Scalar, number> }[];
  readonly #worths: number[] = [];
  #highest = Number.NEGATIVE_INFINITY;

  constructor(axes: readonly Axis[], within: number) {
    this.within = within;
    this.#best = axes.map((axis) => ({ axis, worths: new Map() }));
  }

  add({ row, worth }: Judged): void {
    this.#worths.push(worth);
    this.#highest = Math.max(this.#highest, worth);
    for (const { axis, worths } of this.#best) {
      const value = labelIn(row, axis);
      worths.set(value, Math.max(worth, worths.get(value) ?? worth));
    }
  }

  isNear(worth: number): boolean {
    return !isAbove(this.#highest - this.within, worth);
  }

  get count(): number {
    return this.#worths.filter((worth) => this.isNear(worth)).length;
  }

  get axes(): readonly AxisValues[] {
    return this.#best.map(({ axis, worths }) => {
      const near = [...worths].filter(([, worth]) => this.isNear(worth)).map(([value]) => value);
      return { name: axis.name, values: inOrder(near, axis) };
    });
  }
}

const labelIn = (row: Row, { name }: Axis): Scalar => row[name] ?? null;

function inOrder(values: readonly Scalar[], axis: Axis): readonly Scalar[] {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === values.length) return numbers.sort((a, b) => a - b);
  const placeOf = (value: Scalar) => axis.values.findIndex(({ label }) => label === value);
  return values.toSorted((a, b) => placeOf(a) - placeOf(b));
}
