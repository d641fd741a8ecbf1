import { describe, expect, it } from "vitest";
import {
  boolean,
  list,
  mapping,
  nothing,
  number,
  optional,
  record,
  required,
  type Schema,
  text,
  union,
  whole,
  word,
  wordOf,
} from "../../src/input/schema.ts";
import { lawOf, listed } from "../../src/input/schema-law.ts";

describe("lawOf", () => {
  it.each<[Schema, string]>([
    [number(), "a number"],
    [number({ minimum: 0 }), "a number of at least 0"],
    [number({ maximum: 5 }), "a number of at most 5"],
    [number({ minimum: 0, maximum: 1 }), "a number from 0 to 1"],
    [number({ exclusiveMinimum: 0 }), "a number above 0"],
    [number({ exclusiveMinimum: 0, maximum: 5 }), "a number above 0 and of at most 5"],
    [whole({ minimum: 3 }), "a whole number of at least 3"],
    [boolean, "true or false"],
    [nothing, "null"],
    [{}, "a value"],
    [word("on"), "on"],
    [wordOf(["a", "b", "c"]), "a, b or c"],
    [union(wordOf(["a", "b"]), number({ minimum: 1 })), "a, b or a number of at least 1"],
    [list(number()), "a list"],
    [list(number(), { minItems: 1 }), "a list of at least 1 entry"],
    [list(number(), { minItems: 1, title: "a list of weights" }), "a list of weights"],
    [text(), "text"],
    [text({ minLength: 2 }), "text of at least 2 characters"],
    [text({ maxLength: 9 }), "text of 0 to 9 characters"],
    [text({ minLength: 2, maxLength: 9 }), "text of 2 to 9 characters"],
    [{ type: "string", title: "a path" }, "a path"],
    [record(number()), "a mapping"],
    [mapping({ a: required(number()), b: required(number()) }), "{ a, b }"],
    [mapping({ a: required(number()), b: optional(number()) }), "{ a, … }"],
    [mapping({ a: optional(number()), b: optional(number()) }), "{ a, b }"],
    [mapping({ a: optional(number()), b: optional(number()), c: optional(number()) }), "{ a, b, … }"],
    [{ type: "object", properties: { a: {}, b: {}, c: {} }, required: [] }, "{ a, b, … }"],
  ])("says of %j: %s", (schema, law) => {
    expect(lawOf(schema)).toBe(law);
  });

  it("says a bound of a million or more to a number that passed it, and to no other", () => {
    const near = number({ minimum: -999_999, maximum: 999_999 });
    expect(lawOf(near, 0)).toBe("a number from -999,999 to 999,999");
    const far = number({ minimum: -1e6, maximum: 1e6 });
    for (const value of [undefined, 0, -1e6, 1e6, Number.NaN, Number.POSITIVE_INFINITY])
      expect(lawOf(far, value)).toBe("a number");
    expect(lawOf(far, 1e6 + 1)).toBe("a number of at most 1,000,000");
    expect(lawOf(far, -1e6 - 1)).toBe("a number of at least -1,000,000");
    const above = number({ exclusiveMinimum: 2e6 });
    expect([2e6 - 1, 2e6, 2e6 + 1].map((value) => lawOf(above, value))).toEqual([
      "a number above 2,000,000",
      "a number above 2,000,000",
      "a number",
    ]);
  });

  it("says of which characters a text must be when a text came", () => {
    const line = text({ minLength: 1, maxLength: 9, pattern: "^[a-z]*$" });
    expect(lawOf(line, 7)).toBe("text of 1 to 9 characters");
    expect(lawOf(line, "A")).toBe("text of 1 to 9 characters, on one line and without control characters");
    expect(lawOf(text({ maxLength: 9 }), "A")).toBe("text of 0 to 9 characters");
  });
});

describe("listed", () => {
  it.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a or b"],
    [["a", "b", "c"], "a, b or c"],
  ])("lists %j as %j", (words, text) => {
    expect(listed(words)).toBe(text);
  });
});
