import { describe, expect, it } from "vitest";
import { remembered } from "../../src/input/remembered.ts";

describe("remembered", () => {
  it("gives the same object for the same arguments, and another for others", () => {
    const pair = remembered((a: unknown, b: unknown) => [a, b]);
    const key = {};
    expect(pair(key, 1)).toBe(pair(key, 1));
    expect(pair(key, 1)).toEqual([key, 1]);
    for (const [a, b] of [
      [key, 2],
      [{}, 1],
      [1, key],
      [key, undefined],
    ])
      expect(pair(a, b)).not.toBe(pair(key, 1));
  });

  it("remembers that nothing came", () => {
    let asked = 0;
    const nothing = remembered((_: number) => void asked++);
    nothing(1);
    nothing(1);
    expect(asked).toBe(1);
  });

  it("does not remember an error", () => {
    let asked = 0;
    const failing = remembered((_: number) => {
      if (++asked === 1) throw new Error("no");
      return asked;
    });
    expect(() => failing(1)).toThrow("no");
    expect([failing(1), failing(1)]).toEqual([2, 2]);
  });

  it("forgets all when there is too much to remember", () => {
    const same = remembered((n: number) => ({ n }));
    const first = same(0);
    for (let n = 1; n < 1000; n++) same(n);
    expect(same(0)).toBe(first);
    same(1000);
    expect(same(0)).not.toBe(first);
  });
});
