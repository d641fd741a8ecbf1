import { describe, expect, it } from "vitest";
import { knownOr } from "../../src/model/known-or.ts";

describe("knownOr", () => {
  it("makes what is under a key once, and gives the same again", () => {
    const known = new Map<string, readonly string[]>();
    const made: string[] = [];
    const of = (key: string) =>
      knownOr(known, key, () => {
        made.push(key);
        return [key];
      });
    const first = of("a");
    expect([of("a"), of("b"), of("a")]).toEqual([["a"], ["b"], ["a"]]);
    expect(of("a")).toBe(first);
    expect(made).toEqual(["a", "b"]);
  });
});
