import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applied, findMutants } from "./find-mutants.ts";
import survivors from "./survivors.json" with { type: "json" };

const mutated = (text: string) => findMutants("a.ts", text).map((mutant) => applied(text, mutant));

describe("findMutants", () => {
  it.each([
    ["x = a + b;", ["x = a - b;"]],
    ["x = a <= b;", ["x = a < b;"]],
    ["x = a && b;", ["x = a || b;"]],
    ["x += y;", ["x -= y;"]],
    ["x = [0, 1, 2];", ["x = [1, 1, 2];", "x = [0, 0, 2];", "x = [0, 1, 3];"]],
    ["x = true;", ["x = false;"]],
    ["if (a) b;", ["if (!(a)) b;"]],
    ["x = a ? b : c;", ["x = !(a) ? b : c;"]],
    ["f(a);", [";"]],
    ["await f(a);", [";"]],
  ])("changes %j one place at a time", (text, all) => {
    expect(mutated(text)).toEqual(all);
  });

  it.each([
    "let x: 1 | 2;",
    'import { a } from "./a.ts";',
    "type A<T> = T extends 1 ? true : false;",
    'x = "a";',
  ])("leaves %j as it is", (text) => {
    expect(mutated(text)).toEqual([]);
  });

  it("says where it is and what stands there", () => {
    expect(findMutants("a.ts", "let x;\n  x = a * b;\n")).toEqual([
      { file: "a.ts", start: 15, end: 16, line: 2, text: "x = a * b;", before: "*", after: "/" },
    ]);
  });
});

describe("survivors.json", () => {
  const known: readonly { file: string; text: string; before: string; after: string; reason: string }[] =
    survivors;

  it("names mutants that still exist, each with a reason", () => {
    for (const { file, text, before, after, reason } of known) {
      const all = findMutants(file, readFileSync(file, "utf8"));
      const found = all.some((one) => one.text === text && one.before === before && one.after === after);
      expect([file, text, found]).toEqual([file, text, true]);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});
