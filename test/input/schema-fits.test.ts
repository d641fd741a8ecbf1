import { describe, expect, it } from "vitest";
import { list, number, type Schema, text, whole } from "../../src/input/schema.ts";
import { fits, fitsSchema } from "../../src/input/schema-fits.ts";

const node: Schema = {
  type: "object",
  properties: {
    name: text({ minLength: 1, maxLength: 3, pattern: "^a" }),
    count: whole({ minimum: 2, maximum: 4 }),
  },
  required: ["name"],
  additionalProperties: false,
};

describe("whether a value fits a schema", () => {
  it("is so for a mapping with what is required, and what is optional or absent", () => {
    for (const value of [
      { name: "a" },
      { name: "abc", count: 2 },
      { name: "a", count: 4 },
      { name: "ab", count: undefined },
    ])
      expect(fitsSchema(node, value), JSON.stringify(value)).toBe(true);
    const wrong = [
      {},
      { name: undefined },
      { name: "" },
      { name: "abcd" },
      { name: "b" },
      { name: "a", count: 5 },
    ];
    for (const value of [
      ...wrong,
      { name: "a", count: 1 },
      { name: "a", count: 2.5 },
      { name: "a", other: 1 },
    ])
      expect(fitsSchema(node, value), JSON.stringify(value)).toBe(false);
  });

  it("asks what it does not know of the schema for others, where there is one", () => {
    const open: Schema = { ...node, additionalProperties: number({ exclusiveMinimum: 0 }) };
    expect([1, 0, "1"].map((other) => fitsSchema(open, { name: "a", other }))).toEqual([true, false, false]);
    expect(fitsSchema(open, { name: "a", other: undefined })).toBe(false);
  });

  it("takes a list whose items all fit, and any items where none are asked for", () => {
    const two = list(whole({ minimum: 0 }), { minItems: 2 });
    expect([[1, 2], [1], [1, -1], "12"].map((value) => fitsSchema(two, value))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(fitsSchema({ type: "array" }, [1, "a", null])).toBe(true);
    expect(fitsSchema(list(number()), [])).toBe(true);
    expect(fitsSchema(list(text()), [""])).toBe(true);
    // Its own kind is right, whatever stands inside.
    expect(fits(two, [1, -1])).toBe(true);
  });

  it("takes one of several", () => {
    const either: Schema = {
      anyOf: [{ const: "all" }, { type: "null" }, { enum: ["few", "some"] }, { type: "boolean" }],
    };
    const values = ["all", null, "some", false, "none", 0, undefined];
    expect(values.map((value) => fitsSchema(either, value))).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(fitsSchema({}, undefined)).toBe(true);
  });
});
