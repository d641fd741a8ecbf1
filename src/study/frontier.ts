import type { Judged } from "./objective.ts";

/**
 * The rows that are not beaten, gathered as rows come: of a frontier's rows none is worth at least as much for at most the price.
 * Of rows that are alike the first stays. It holds the frontier alone. Worths and prices that agree to 12 digits are the same.
 */
export class Frontier {
  #rows: readonly Judged[] = [];
  #count = 0;

  add(judged: Judged): void {
    this.#count++;
    const one = rounded(judged);
    if (this.#rows.some((other) => isBeaten(one, rounded(other)))) return;
    this.#rows = [...this.#rows.filter((other) => !isBeaten(rounded(other), one)), judged];
  }

  /** How many rows might have been chosen. */
  get count(): number {
    return this.#count;
  }

  /** From the cheapest to the best. */
  get rows(): readonly Judged[] {
    return this.#rows.toSorted((a, b) => a.price - b.price);
  }
}

type Valued = Pick<Judged, "worth" | "price">;

/** Whether another is worth at least as much for at most the price. */
const isBeaten = (one: Valued, other: Valued): boolean =>
  other.worth >= one.worth && other.price <= one.price;

const rounded = ({ worth, price }: Valued): Valued => ({
  worth: Number(worth.toPrecision(12)),
  price: Number(price.toPrecision(12)),
});
