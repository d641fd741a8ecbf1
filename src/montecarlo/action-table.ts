import type { ActionLaw } from "../model/action-law.ts";
import type { Stream } from "../random/stream.ts";
import { drawEscape, layOut, type QuantisedLaw, quantised } from "./quantised-law.ts";

/**
 * An action law to draw from: 2^bits equally likely points, each an action in one number, `increment * 2 + 1` of one that is true
 * and `increment * 2` of one that is reported and not made (in lattice steps), or an escape.
 */
export class ActionTable {
  readonly points: Int32Array;
  /** A word of 32 random bits, shifted right by this, is the point that it falls on. */
  readonly shift: number;
  readonly #law: QuantisedLaw;
  readonly #actions: Int32Array;

  constructor({ offset, truthful, hallucinated, hallucinates }: ActionLaw, bits: number) {
    this.shift = 32 - bits;
    this.#law = quantised(hallucinates ? joined(truthful, hallucinated) : truthful, bits);
    const width = truthful.length;
    this.#actions = Int32Array.from(this.#law.points, (_, i) =>
      i < width ? (offset + i) * 2 + 1 : (offset + i - width) * 2,
    );
    this.points = new Int32Array(1 << bits);
    layOut(this.#law, this.points, 0, drawAnew);
    for (const [point, i] of this.points.entries()) if (i !== drawAnew) this.points[point] = this.#actions[i];
  }

  /** The action of an escape. */
  drawEscape(stream: Stream): number {
    return this.#actions[drawEscape(this.#law, stream)];
  }
}

/** Marks an escape. No increment is so far below 0: tables are of millions of steps at most. */
export const drawAnew = -(2 ** 31);

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
