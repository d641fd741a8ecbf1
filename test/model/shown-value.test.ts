import { describe, expect, it } from "vitest";
import { shownText, shownValue } from "../../src/model/shown-value.ts";

describe("shownValue", () => {
  it.each([
    [undefined, "missing"],
    [null, "empty (null)"],
    [Number.NaN, "NaN"],
    [-0, "-0"],
    [true, "true"],
    ["8", '"8"'],
    [[], "an empty list"],
    [[1, "a"], '[1, "a"]'],
    [[{ a: 1 }], "[{ a }]"],
    [Array.from({ length: 9 }, () => 1), "a list of 9"],
    [Array.from({ length: 8 }, () => 1), "[1, 1, 1, 1, 1, 1, 1, 1]"],
    [["x".repeat(36), "y".repeat(36)], `["${"x".repeat(36)}", "${"y".repeat(36)}"]`],
    [["x".repeat(37), "y".repeat(36)], "a list of 2"],
    [{}, "an empty mapping"],
    [{ a: 1, "b c": 2 }, '{ a, "b c" }'],
  ])("names %j as %s", (value, text) => {
    expect(shownValue(value)).toBe(text);
  });

  it("names six keys of a mapping", () => {
    const mapping = (count: number) =>
      Object.fromEntries([..."abcdefg"].slice(0, count).map((key) => [key, 1]));
    expect(shownValue(mapping(6))).toBe("{ a, b, c, d, e, f }");
    expect(shownValue(mapping(7))).toBe("{ a, b, c, d, e, f, … }");
  });

  it("cuts a long text", () => {
    expect(shownValue("x".repeat(40))).toBe(`"${"x".repeat(40)}"`);
    expect(shownValue("x".repeat(41))).toBe(`"${"x".repeat(40)}…"`);
    expect(shownValue("x".repeat(1000))).toBe(`"${"x".repeat(40)}…"`);
  });
});

describe("shownText", () => {
  it("writes what it escapes as JSON does, in four digits of sixteen", () => {
    expect(shownText("a\u007fb")).toBe('"a\\u007fb"');
    expect(shownText("\u009b31m\u202e\ufeff")).toBe('"\\u009b31m\\u202e\\ufeff"');
    expect(JSON.parse(shownText("\u009b31m\u202e\ufeff"))).toBe("\u009b31m\u202e\ufeff");
  });

  it.each(["\u001b[31m", "\u009b31m", "\u202e", "\u200b", "\n"])(
    "escapes what would garble a terminal: %j",
    (text) => {
      expect(shownText(text)).toMatch(/^"[\x20-\x7e]*"$/);
    },
  );
});
