import seedrandom from "seedrandom";

/**
 * The generator of a named stream: equal seed and names give equal draws on every machine, different ones unrelated draws.
 *
 * seedrandom's default generator (ARC4) turns the name into four words of state, and xoshiro128** draws from there: the
 * fast generators of seedrandom itself give correlated streams for names that differ in their last characters.
 *
 * `names` are joined unambiguously: ("a", "b") and ("ab"), and 1 and "1", are different streams.
 * Source: xoshiro128** 1.1, David Blackman and Sebastiano Vigna, https://prng.di.unimi.it (public domain).
 */
export function stream(seed: string, ...names: readonly (string | number)[]): Stream {
  const arc4 = seedrandom(keyText([seed, ...names]));
  return new Stream(Int32Array.from({ length: 4 }, () => arc4.int32()));
}

/** xoshiro128**. */
export class Stream {
  readonly state: Int32Array;

  constructor(state: Int32Array) {
    this.state = state;
    // The one state that the generator cannot leave.
    if (state.every((word) => word === 0)) state[0] = 1;
  }

  /** 32 random bits, as a whole number from 0 to 2³² − 1. */
  nextUint32(): number {
    const { state } = this;
    const s1 = state[1];
    const product = Math.imul(s1, 5);
    const drawn = Math.imul((product << 7) | (product >>> 25), 9);
    const s2 = state[2] ^ state[0];
    const s3 = state[3] ^ s1;
    state[1] = s1 ^ s2;
    state[0] ^= s3;
    state[2] = s2 ^ (s1 << 9);
    state[3] = (s3 << 11) | (s3 >>> 21);
    return drawn >>> 0;
  }

  /** Fills an even number of places with the halves of the next words, the high one first. */
  fillHalves(halves: Uint16Array): void {
    // `nextUint32`, with the state in variables.
    let [s0, s1, s2, s3] = this.state;
    for (let at = 0; at < halves.length; at += 2) {
      const product = Math.imul(s1, 5);
      const drawn = Math.imul((product << 7) | (product >>> 25), 9);
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      halves[at] = drawn >>> 16;
      halves[at + 1] = drawn;
    }
    this.state.set([s0, s1, s2, s3]);
  }

  /** A multiple of 2⁻⁵³ in [0, 1), each equally likely. */
  nextUnit(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 2 ** 26 + low) * 2 ** -53;
  }
}

/**
 * A text that no other list of names has, safe for seedrandom, which reads the low byte of each character only (so
 * everything past ASCII is escaped) and cycles a key shorter than 256 bytes ("a" and "aa" would be one seed; so it is padded
 * with a character that JSON text never holds).
 */
function keyText(names: readonly (string | number)[]): string {
  const json = JSON.stringify(names).replace(/[\u007f-\uffff]/g, escaped);
  return json.padEnd(Math.ceil(json.length / keyBytes) * keyBytes, "\0");
}

const keyBytes = 256;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
