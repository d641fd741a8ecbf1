import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/input/read-yaml.ts";
import type { ScenarioError } from "../../src/model/errors.ts";

describe("readYaml", () => {
  it("knows the line of every key and entry", () => {
    const { placeOf } = readYaml("a:\n  b: 1\n  c:\n    - x\n    - { d: 2,\n        e: 3 }\n", "f");
    const lineOf = (...path: (string | number)[]) => placeOf(path).line;
    expect([lineOf("a"), lineOf("a", "b"), lineOf("a", "c", 0), lineOf("a", "c", 1, "e")]).toEqual([
      1, 2, 4, 6,
    ]);
  });

  it("places what is not there at what is nearest around it", () => {
    const { placeOf } = readYaml("\na:\n  b: 1\n", "f");
    expect([placeOf(["a", "z"]).line, placeOf(["a", "b", "z"]).line, placeOf(["z"]).line]).toEqual([2, 3, 2]);
  });

  it("places an entry that says nothing where its dash is, not in the line below", () => {
    const { value, placeOf } = readYaml("a:\n  -\n  - 1\n  -\n", "f");
    expect(value).toEqual({ a: [null, 1, null] });
    expect([0, 1, 2].map((i) => placeOf(["a", i]).line)).toEqual([2, 3, 4]);
  });

  it("counts lines from the number it is given", () => {
    expect(readYaml("a: 1", "f", 41).placeOf(["a"])).toEqual({ file: "f", line: 41 });
  });

  it.each([
    ["yes", "yes"],
    ["010", 10],
    ["0x10", 16],
    ["1_000", "1_000"],
    ["~", null],
    ["2024-01-01", "2024-01-01"],
    ['"a & b * c ! d ? e"', "a & b * c ! d ? e"],
  ])("reads %s by the rules of YAML 1.2", (text, value) => {
    expect(readYaml(`key: ${text}`, "f").value).toEqual({ key: value });
  });

  it("takes block texts for texts, whatever stands in them", () => {
    expect(readYaml("a: |\n  &x *y !z\n  ? [\nb: 1\n", "f").value).toEqual({ a: "&x *y !z\n? [\n", b: 1 });
  });

  it("lets a file nest as deep as 64 brackets and no deeper", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(() => readYaml(nested(64), "f")).not.toThrow();
    expect(() => readYaml(nested(65), "f")).toThrow("at most 64 brackets");
  });

  it.each([
    [128, (column: number) => `${" ".repeat(column)}a: 1`],
    [64, (depth: number) => `${"- ".repeat(depth)}1`],
  ])("lets a file nest as far as column 128 and no farther", (most, nested) => {
    expect(() => readYaml(nested(most), "f")).not.toThrow();
    expect(() => readYaml(nested(most + 1), "f")).toThrow("nesting may reach column 128");
  });

  it("takes what goes on past that column on a line for no nesting", () => {
    const long = "k".repeat(200);
    expect(readYaml(`${long}: 1\n"${long}x": [${long}]\n`, "f").value).toEqual({
      [long]: 1,
      [`${long}x`]: [long],
    });
  });

  it("names at most twenty keys that stand again, each beside the line of the first", () => {
    const findingsOf = (again: number) => {
      try {
        readYaml(`b: 0\na: 0\n${"a: 1\n".repeat(again)}`, "f");
      } catch (error) {
        return (error as ScenarioError).findings;
      }
      return [];
    };
    expect([0, 1, 19, 20, 21, 99].map((again) => findingsOf(again).length)).toEqual([0, 1, 19, 20, 20, 20]);
    expect(findingsOf(2)[1]).toMatchObject({
      problem: "must stand once, but stands again; first in line 2",
      place: { file: "f", line: 4 },
    });
  });

  it("names a control character by its number, wherever it stands", () => {
    const said = (character: string) => `the control character ${character}\n  at f:1`;
    expect(() => readYaml("\u0001a: 1", "f")).toThrow(said("U+0001"));
    expect(() => readYaml("a: \u001f", "f")).toThrow(said("U+001F"));
    expect(() => readYaml("a: \uffff", "f")).toThrow(said("U+FFFF"));
  });

  it("says of a syntax error 100 characters", () => {
    const header = (length: number) => `a: >${"x".repeat(length)}\n b`;
    const said = (length: number) => `block scalar header includes extra characters: >${"x".repeat(length)}`;
    expect(() => readYaml(header(52), "f")).toThrow(`but: ${said(52)}\n`);
    expect(() => readYaml(header(53), "f")).toThrow(`but: ${said(52)}…\n`);
  });

  it("places what is in no line in the first", () => {
    for (const text of ["", "\n", "\n\n# nothing\n"])
      expect(readYaml(text, "f").placeOf(["a", 0])).toEqual({ file: "f", line: 1 });
  });

  it("never throws anything but a ScenarioError", () => {
    const piece = fc.constantFrom(
      "a",
      ": ",
      "- ",
      "\n",
      "  ",
      "[",
      "]",
      "{",
      "}",
      ",",
      '"',
      "'",
      "#",
      "|",
      ">",
      "&",
      "*",
      "!",
      "%",
      "?",
      "---",
      "\t",
      "1",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          readYaml(pieces.join(""), "f");
        } catch (error) {
          expect((error as Error).name).toBe("ScenarioError");
        }
      }),
    );
  });
});
