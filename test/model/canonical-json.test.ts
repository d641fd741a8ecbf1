import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/model/canonical-json.ts";

describe("canonicalJson", () => {
  it.each([
    { what: "keys in any order", a: { x: 1, y: { p: 1, q: 2 } }, b: { y: { q: 2, p: 1 }, x: 1 } },
    { what: "a key without a value", a: { x: 1, y: undefined }, b: { x: 1 } },
    { what: "a typed array", a: Float64Array.of(0.1, 2), b: [0.1, 2] },
    { what: "minus zero", a: -0, b: 0 },
  ])("spells $what alike", ({ a, b }) => {
    expect(canonicalJson(a)).toBe(canonicalJson(b));
  });

  it.each([
    { what: "Infinity and null", a: Number.POSITIVE_INFINITY, b: null },
    { what: "1 and the text 1", a: 1, b: "1" },
    { what: "lists in another order", a: [1, 2], b: [2, 1] },
    { what: "neighbouring doubles", a: 0.1, b: 0.10000000000000002 },
  ])("keeps $what apart", ({ a, b }) => {
    expect(canonicalJson(a)).not.toBe(canonicalJson(b));
  });
});
