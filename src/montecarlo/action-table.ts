import type { ActionLaw } from "../model/action-law.ts";
import type { Stream } from "../random/stream.ts";
import { drawEscape, layOut, type QuantisedLaw, quantised } from "./quantised-law.ts";

/**
 * An action law to draw from. Outcome i below `width` is a true increment of `offset + i` lattice steps; outcome
 * `width + i` reports the same increment and makes no progress.
 */
export class ActionTable {
  readonly offset: number;
  readonly width: number;
  readonly #shift: number;
  readonly #outcomes: Int32Array;
  readonly #law: QuantisedLaw;

  constructor({ offset, truthful, hallucinated, hallucinates }: ActionLaw, bits: number) {
    this.offset = offset;
    this.width = truthful.length;
    this.#shift = 32 - bits;
    this.#law = quantised(hallucinates ? joined(truthful, hallucinated) : truthful, bits);
    this.#outcomes = new Int32Array(1 << bits);
    layOut(this.#law, this.#outcomes, 0, drawAnew);
  }

  draw(stream: Stream): number {
    const outcome = this.#outcomes[stream.nextUint32() >>> this.#shift];
    return outcome === drawAnew ? drawEscape(this.#law, stream) : outcome;
  }
}

/** Marks an escape. */
const drawAnew = -1;

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
