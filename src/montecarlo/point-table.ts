import type { Draws } from "./draws.ts";
import { drawEscape, escapeLaw, layOut, type QuantisedLaw, quantised } from "./quantised-law.ts";

/**
 * A law to draw values from, whole numbers of 0 or more: 2^bits equally likely points, each with a value or an escape; behind them
 * as many again for what an escape comes to. Of those few that escape twice a search finds it.
 */
export class PointTable {
  readonly #points: Int32Array;
  readonly #shift: number;
  readonly #size: number;
  readonly #escaped: QuantisedLaw;
  readonly #values: ArrayLike<number>;

  constructor(probabilities: ArrayLike<number>, values: ArrayLike<number>, mostBits: number) {
    const bits = Math.min(bitsFor(probabilities.length), mostBits);
    const law = quantised(probabilities, bits);
    this.#escaped = quantised(escapeLaw(law), bits);
    this.#shift = 16 - bits;
    this.#size = 1 << bits;
    this.#values = values;
    this.#points = new Int32Array(2 * this.#size);
    layOut(law, this.#points, 0, drawAnew);
    layOut(this.#escaped, this.#points, this.#size, drawAnew);
    for (const [at, i] of this.#points.entries()) if (i !== drawAnew) this.#points[at] = values[i];
  }

  draw(draws: Draws): number {
    const value = this.#points[draws.next() >>> this.#shift];
    if (value !== drawAnew) return value;
    const another = this.#points[this.#size + (draws.next() >>> this.#shift)];
    return another === drawAnew ? this.#values[drawEscape(this.#escaped, draws)] : another;
  }
}

const drawAnew = -1;

/** Four points for an outcome in the mean, so that few draws escape. */
const bitsFor = (outcomes: number): number => Math.max(34 - Math.clz32(outcomes - 1), 8);
