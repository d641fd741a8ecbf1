import { type Stream, stream } from "../random/stream.ts";

/** What a block of trials draws: the halves of its stream's words, the high one first, made many at once. */
export class Draws {
  readonly #stream: Stream;
  #halves = new Uint16Array(0);
  #at = 0;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  /** 16 random bits. */
  next(): number {
    if (this.#at === this.#halves.length) this.#refill();
    return this.#halves[this.#at++];
  }

  /** A multiple of 2⁻⁵³ in [0, 1), each equally likely. */
  nextUnit(): number {
    const high = this.next() * 2 ** 37 + this.next() * 2 ** 21;
    return (high + this.next() * 2 ** 5 + (this.next() >>> 11)) * 2 ** -53;
  }

  /** True with this probability: most often from one draw, and exactly, to the 2⁻⁵³ of a unit. */
  nextIs(probability: number): boolean {
    const points = probability * 2 ** 16;
    const whole = Math.floor(points);
    const drawn = this.next();
    return drawn < whole || (drawn === whole && this.nextUnit() < points - whole);
  }

  /** More at each time, up to a number: a single trial draws few, and many do not fit the cache. */
  #refill(): void {
    if (this.#halves.length < mostHalves) {
      this.#halves = new Uint16Array(Math.max(fewestHalves, this.#halves.length * 2));
    }
    this.#stream.fillHalves(this.#halves);
    this.#at = 0;
  }
}

const fewestHalves = 128;
const mostHalves = 2048;

/** The draws of a named stream. */
export const drawsOf = (seed: string, ...names: readonly (string | number)[]): Draws =>
  new Draws(stream(seed, ...names));
