import { describe, expect, it } from "vitest";
import { Draws, drawsOf } from "../../src/montecarlo/draws.ts";
import { Stream, stream } from "../../src/random/stream.ts";

describe("Draws", () => {
  it("are the halves of the stream's words, the high one first, however many are drawn", () => {
    const words = stream("halves");
    const draws = drawsOf("halves");
    for (let i = 0; i < 5000; i++) {
      const word = words.nextUint32();
      expect([draws.next(), draws.next()]).toEqual([word >>> 16, word & 0xffff]);
    }
  });

  it("make a unit of 53 bits: the first three draws whole, and eleven bits left out of the fourth", () => {
    expect(scripted([0x8000, 0, 0, 0]).nextUnit()).toBe(0.5);
    expect(scripted([0, 0, 0, 1 << 10]).nextUnit()).toBe(0);
    expect(scripted([0, 0, 0, 1 << 11]).nextUnit()).toBe(2 ** -53);
    expect(scripted([0, 0, 1, 0]).nextUnit()).toBe(2 ** -48);
    expect(scripted([0, 1, 0, 0]).nextUnit()).toBe(2 ** -32);
    expect(scripted([0xffff, 0xffff, 0xffff, 0xffff]).nextUnit()).toBe(1 - 2 ** -53);
  });

  it("say yes with a probability: at once from one draw, or from a unit where it falls on the draw's share", () => {
    const share = 0.3 * 2 ** 16;
    const [whole, rest] = [Math.floor(share), share - Math.floor(share)];
    expect([whole - 1, whole + 1].map((drawn) => scripted([drawn]).nextIs(0.3))).toEqual([true, false]);
    const units = Array.from({ length: 1000 }, (_, i) => (i + 0.5) / 1000);
    const yes = units.filter((unit) => scripted([whole], unit).nextIs(0.3)).length;
    expect(Math.abs(yes / 1000 - rest)).toBeLessThanOrEqual(0.001);
    expect(scripted([0xffff]).nextIs(1)).toBe(true);
    expect(scripted([0], 0).nextIs(0)).toBe(false);
  });
});

/** Draws that come to these, and a unit. */
function scripted(halves: readonly number[], unit?: number): Draws {
  const draws = new Draws(new Stream(Int32Array.of(1, 2, 3, 4)));
  const left = [...halves];
  draws.next = () => left.shift() as number;
  if (unit !== undefined) draws.nextUnit = () => unit;
  return draws;
}
