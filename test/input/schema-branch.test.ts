import { describe, expect, it } from "vitest";
import {
  list,
  mapping,
  nothing,
  number,
  optional,
  required,
  type Schema,
  text,
  whole,
} from "../../src/input/schema.ts";
import { branchOf } from "../../src/input/schema-branch.ts";

const having = (...keys: readonly string[]) =>
  mapping(Object.fromEntries(keys.map((key) => [key, required(number())])));

/** Which of the options is meant, whichever of them stands first; undefined when none is. */
function meant(value: unknown, ...options: readonly Schema[]): number | undefined {
  const found = [options, options.toReversed()].map((some) => branchOf(some, value));
  expect(found[0]).toBe(found[1]);
  return found[0] && options.indexOf(found[0]);
}

describe("branchOf", () => {
  it("takes a list for the list, and a mapping for the only mapping, whatever is in it", () => {
    const options = [number(), list(number()), having("a")];
    expect(meant(["x"], ...options)).toBe(1);
    expect(meant({ x: 1 }, ...options)).toBe(2);
    expect(meant({ x: 1 }, number(), list(number()))).toBeUndefined();
    for (const value of ["a", 7, null]) expect(meant(value, ...options)).toBeUndefined();
  });

  it("takes the mapping that knows most of the keys", () => {
    expect(meant({ a: 1, b: 1 }, having("a", "c"), having("a", "b", "d", "e"))).toBe(1);
    expect(meant({ x: 1 }, having("a"), having("b"))).toBeUndefined();
  });

  it("then the one that misses least of what it requires", () => {
    expect(meant({ a: 1 }, having("a", "b", "c"), having("a", "d"))).toBe(1);
    const optionals = mapping({ a: required(number()), b: optional(number()), c: optional(number()) });
    expect(meant({ a: 1 }, having("a", "d"), optionals)).toBe(1);
  });

  it("counts a slip less than any known key, and more than an unknown one", () => {
    expect(meant({ horizn: 1 }, having("horizon"), having("attempts"))).toBe(0);
    expect(meant({ horizn: 1 }, having("horizon"), mapping({ horizn: required(text()) }))).toBe(1);
    // two slips are worth one key, which leaves it to what is missing; one and a key of the wrong kind are worth more
    expect(meant({ horizn: 1, attmpts: 1, goal: 1 }, having("horizon", "attempts"), having("goal"))).toBe(1);
    const odd = mapping({ horizon: required(number()), goal: required(text()) });
    expect(meant({ horizn: 1, goal: 1 }, odd, having("goal"))).toBe(0);
  });

  it("counts a value of the key's kind more than one of another", () => {
    const of = (schema: Schema) => mapping({ a: required(schema) });
    expect(meant({ a: 1 }, of(text()), of(number()))).toBe(1);
    expect(meant({ a: 1.5 }, of(text()), of(whole({})))).toBe(1);
    expect(meant({ a: "x" }, of(text()), of(number()))).toBe(0);
    expect(meant({ a: [1] }, of(having("b")), of(list(number())))).toBe(1);
    expect(meant({ a: {} }, of(having("b")), of(list(number())))).toBe(0);
    expect(meant({ a: null }, of(having("b")), of(nothing))).toBe(1);
    expect(meant({ a: 1 }, of(text()), of({ anyOf: [text(), number()] }))).toBe(1);
  });
});
