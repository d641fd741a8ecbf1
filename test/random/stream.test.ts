import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { Stream, stream } from "../../src/random/stream.ts";

const draws = (one: Stream, count: number) => Array.from({ length: count }, () => one.nextUint32());

describe("Stream", () => {
  it("draws the reference sequence of xoshiro128**", () => {
    // From the state 1, 2, 3, 4, worked with the C program at https://prng.di.unimi.it/xoshiro128starstar.c
    expect(draws(new Stream(Int32Array.of(1, 2, 3, 4)), 8)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
    ]);
  });

  it("leaves the state of all zeros, which draws nothing but zeros, for the one next to it", () => {
    expect(new Stream(new Int32Array(4)).state).toEqual(Int32Array.of(1, 0, 0, 0));
  });

  it.each([0, 1, 2, 3])("keeps a state of which word %i alone is not zero", (word) => {
    const state = Int32Array.of(0, 0, 0, 0);
    state[word] = 7;
    expect(new Stream(state.slice()).state).toEqual(state);
  });

  it("makes a unit of the top bits of two draws", () => {
    const [first, second] = draws(stream("unit"), 2);
    const expected = (BigInt(first >>> 5) << 26n) | BigInt(second >>> 6);
    expect(stream("unit").nextUnit()).toBe(Number(expected) / 2 ** 53);
  });

  it("keeps units below 1, also when every bit is set", () => {
    const all = new Stream(Int32Array.of(1, 1, 1, 1));
    all.nextUint32 = () => 0xffffffff;
    expect(all.nextUnit()).toBe(1 - 2 ** -53);
  });
});

describe("stream", () => {
  it("draws the same from the same name, and these very numbers on every machine", () => {
    expect(draws(stream("tautline", "block", 0), 4)).toEqual(draws(stream("tautline", "block", 0), 4));
    expect(draws(stream("tautline", "block", 0), 4)).toMatchInlineSnapshot(`
      [
        1500018555,
        2009744946,
        1292475177,
        1903716440,
      ]
    `);
  });

  it.each([
    [["a", "b"], ["ab"]],
    [
      ["a", 1],
      ["a", "1"],
    ],
    [["a,b"], ["a", "b"]],
    [["a", ""], ["a"]],
    // seedrandom repeats a short key, and reads the low byte of a character only.
    [["a"], ["aa"]],
    [["\u0161"], ["a"]],
    [["\ud83d\ude00"], ["\ud83d\ude01"]],
    [["x".repeat(300)], ["x".repeat(299)]],
  ] as const)("tells the names %j and %j apart", (one, other) => {
    const named = ([seed, ...names]: readonly (string | number)[]) =>
      draws(stream(String(seed), ...names), 4);
    expect(named(one)).not.toEqual(named(other));
  });

  it.each([
    ["é", '["\\u00e9"]'],
    ["€", '["\\u20ac"]'],
    ["😀", '["\\ud83d\\ude00"]'],
    ["\u007f", '["\\u007f"]'],
    ["\uffff", '["\\uffff"]'],
    ["~", '["~"]'],
  ])("is named in ASCII: %s is keyed as %s, padded to 256 characters", (name, key) => {
    const arc4 = seedrandom(key + "\0".repeat(256 - key.length));
    expect(stream(name).state).toEqual(Int32Array.from([0, 1, 2, 3], () => arc4.int32()));
  });

  it("needs its key made so: seedrandom itself takes these seeds for one", () => {
    expect(seedrandom("a")()).toBe(seedrandom("aa")());
    expect(seedrandom("\u0161")()).toBe(seedrandom("a")());
  });
});

describe("streams whose names differ in the last characters", () => {
  const names = Array.from({ length: 20_000 }, (_, i) => i);

  it.each([1, 11])("are unrelated at draw %i", (draw) => {
    const values = names.map((i) => nth(draw, (one) => one.nextUnit(), stream("pairs", "block", i)));
    // 4.5 sigma either way: false alarm 1 in 150,000 for a seed, and the seed is fixed.
    expect(Math.abs(pairScore(values))).toBeLessThan(4.5);
  });

  it.each([1, 11])("are related at draw %i for seedrandom's own xor128: the score sees it", (draw) => {
    const values = names.map((i) => nth(draw, (one) => one(), seedrandom.xor128(`pairs block ${i}`)));
    expect(Math.abs(pairScore(values))).toBeGreaterThan(50);
  });
});

function nth<T>(draw: number, from: (one: T) => number, one: T): number {
  for (let i = 1; i < draw; i++) from(one);
  return from(one);
}

/** How far the pairs of neighbours' draws are from even over a 16 × 16 grid: chi-squared, in standard deviations. */
function pairScore(values: readonly number[]): number {
  const cells = new Float64Array(256);
  for (let i = 0; i + 1 < values.length; i++) {
    cells[Math.floor(values[i] * 16) * 16 + Math.floor(values[i + 1] * 16)]++;
  }
  const expected = (values.length - 1) / 256;
  const chiSquared = cells.reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0);
  return (chiSquared - 255) / Math.sqrt(2 * 255);
}
