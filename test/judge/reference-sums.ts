/** A sum that keeps what rounding drops (Neumaier): adding thousands of small chances naively would be off by 1e-12. */
export class Sum {
  #sum = 0;
  #rest = 0;

  add(value: number): void {
    const next = this.#sum + value;
    this.#rest +=
      Math.abs(this.#sum) >= Math.abs(value) ? this.#sum - next + value : value - next + this.#sum;
    this.#sum = next;
  }

  get value(): number {
    return this.#sum + this.#rest;
  }
}

export function total(values: Iterable<number>): number {
  const sum = new Sum();
  for (const value of values) sum.add(value);
  return sum.value;
}

/** States and their probabilities. Equal states are one state, and their probabilities add up. */
export class Chances<State extends object> {
  readonly #known = new Map<string, { readonly state: State; readonly probability: Sum }>();

  add(state: State, probability: number): void {
    if (probability === 0) return;
    const key = Object.values(state).join();
    const known = this.#known.get(key) ?? { state, probability: new Sum() };
    known.probability.add(probability);
    this.#known.set(key, known);
  }

  *[Symbol.iterator](): Generator<readonly [State, number]> {
    for (const { state, probability } of this.#known.values()) yield [state, probability.value];
  }
}
