import { createContext, runInContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { plainData } from "../../src/input/plain-data.ts";
import type { LimitError } from "../../src/model/errors.ts";

function nested(deep: number): object {
  return deep === 1 ? {} : { inside: nested(deep - 1) };
}

function thrownBy(value: unknown): LimitError {
  try {
    plainData(value);
  } catch (error) {
    return error as LimitError;
  }
  throw new Error("nothing was thrown");
}

describe("plainData", () => {
  it("copies what is plain, whoever made it, and leaves out what is undefined", () => {
    const bare = Object.assign(Object.create(null), { b: [1, "two", null, true] });
    const copy = plainData({ a: bare, c: undefined });
    expect(copy).toStrictEqual({ a: { b: [1, "two", null, true] } });
    expect((copy as { a: object }).a).not.toBe(bare);
  });

  it("takes what another window or worker has written", () => {
    expect(plainData(runInContext("({ a: [{ b: 1 }] })", createContext({})))).toEqual({ a: [{ b: 1 }] });
  });

  it("takes the same list twice, which does not lead back to itself", () => {
    const shared = [{ x: 1 }];
    expect(plainData({ a: shared, b: [shared, shared] })).toEqual({ a: shared, b: [shared, shared] });
  });

  it("keeps a key __proto__ as a key", () => {
    const copy = plainData(JSON.parse('{"__proto__": {"goal": 1}}')) as object;
    expect(Object.keys(copy)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });

  it("takes 64 levels and refuses 65, at the key where they begin", () => {
    expect(plainData(nested(64))).toEqual(nested(64));
    expect(() => plainData({ a: [1, nested(63)] })).toThrow(/^a\[1\](\.inside){62}: .* nested more than 64/);
  });

  it("refuses objects of a class, though it has no parent", () => {
    const parentless = Object.create(Object.create(null));
    expect(() => plainData({ a: [parentless] })).toThrow("a[0]: must be plain data, but is an object of a");
    expect(() => plainData(new (class Task {})())).toThrow("must be plain data, but is an object of a class");
  });

  it("counts the values of all lists and mappings, and refuses before it copies too many", () => {
    // two keys, three values and the rest: one more than ten million
    const { name, size, limit } = thrownBy({ a: [1, 2, 3], b: new Array(9_999_996) });
    expect([name, size, limit]).toEqual(["LimitError", 10_000_001, 10_000_000]);
    expect(thrownBy(new Array(2 ** 32 - 1)).size).toBe(2 ** 32 - 1);
  });
});
