import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, parseCsv, toCsv } from "../../src/study/csv.ts";

describe("toCsv", () => {
  it("writes a header and a line for each row", () => {
    expect(toCsv([{ agent: "model-1", subgoals: 5, passRate: 0.1 + 0.2 }])).toBe(
      "agent,subgoals,passRate\nmodel-1,5,0.30000000000000004\n",
    );
  });

  it.each([
    { value: null, field: "" },
    { value: "", field: '""' },
    { value: "5", field: '"5"' },
    { value: "a,b", field: '"a,b"' },
    { value: 'say "K"', field: '"say ""K"""' },
    { value: -0, field: "-0" },
    { value: true, field: "true" },
    { value: "true", field: '"true"' },
  ])("writes $value as $field", ({ value, field }) => {
    expect(toCsv([{ x: value }])).toBe(`x\n${field}\n`);
  });
});

describe("csvLine", () => {
  it("writes a table line by line, header first, to the bytes of the whole", () => {
    const columns = ["agent", "a,b", "x"];
    const rows = [
      { agent: "model-1", "a,b": null, x: 1 },
      { agent: 'the "second"', "a,b": true, x: -0 },
    ];
    const lines = [csvLine(columns), ...rows.map((row) => csvLine(Object.values(row)))];
    expect(lines.join("")).toBe(toCsv(rows));
  });
});

describe("parseCsv", () => {
  const name = fc
    .string({ minLength: 1, maxLength: 5 })
    .filter((text) => text !== "__proto__" && !/^\d+$/.test(text));
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom("1e3", "NaN", "\r\n", " 2"),
  );
  const table = fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).chain((names) =>
    fc.array(
      fc
        .tuple(...names.map(() => value))
        .map((values) => Object.fromEntries(names.map((n, i) => [n, values[i]]))),
      { minLength: 1 },
    ),
  );

  it("returns every table that was written, to the last bit", () => {
    fc.assert(
      fc.property(table, (rows) => {
        expect(parseCsv(toCsv(rows))).toEqual(rows);
      }),
    );
  });

  it("reads a last line without its line feed", () => {
    expect(parseCsv("a,b\n1,")).toEqual([{ a: 1, b: null }]);
  });

  it.each([
    ["a,b\n1\n", "line 2 of the table has 1 fields, and its header 2"],
    ['a\n"open\n', 'the table cannot be read from "\\"open\\n"'],
    ['a\n"twenty characters and more', 'the table cannot be read from "\\"twenty characters a"'],
    ["a,b,a\n1,2,3\n", "the table has two columns called a"],
    ["a\n1\n1,2\n", "line 3 of the table has 2 fields, and its header 1"],
  ])("refuses %j", (text, message) => {
    expect(() => parseCsv(text)).toThrow(message);
  });
});
