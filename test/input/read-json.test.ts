import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { readJson } from "../../src/input/read-json.ts";
import { readYaml } from "../../src/input/read-yaml.ts";

describe("readJson", () => {
  it("reads any JSON line to the data that the YAML reader gives", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4, stringUnit: "binary-ascii" }), (text) => {
        const read = readJson(text);
        fc.pre(read !== undefined);
        expect(read?.value).toEqual(readYaml(text, "-").value);
      }),
    );
  });

  it("leaves a text with a key written twice to the reader that says so, however it is written", () => {
    const key = fc.string({ unit: "grapheme-ascii", maxLength: 3 });
    fc.assert(
      fc.property(key, fc.dictionary(key, fc.string()), (twice, rest) => {
        const others = Object.entries(rest).filter(([name]) => name !== twice);
        const members = [...others, [twice, 1]].map((member) => JSON.stringify(member).slice(1, -1));
        const written = (last: string) =>
          `{${members.map((one) => one.replace(/^("(?:[^"\\]|\\.)*"),/, "$1 :")).join(",")}${last}}`;
        expect(readJson(written(""))).toBeDefined();
        expect(readJson(written(`,${JSON.stringify(twice)}: {}`))).toBeUndefined();
      }),
    );
  });

  it.each([
    ["a key twice by an escape", '{"a":1,"\\u0061":2}'],
    ["a key twice inside", '[{"b":{"a":1,"a":1}}]'],
    ["a key twice after a text with a quote and a colon", '{"x":"\\\\\\":","a":1,"a":1}'],
    ["YAML", "{ world: closed }"],
    ["nothing", ""],
    ["a cut text", '{"a":'],
    ["two lines", '{"a":\n1}'],
    ["a control character", '{"a":"\u007f"}'],
    ["brackets too deep", "[".repeat(40) + "]".repeat(40)],
  ])("leaves %s to the YAML reader", (_, text) => {
    expect(readJson(text)).toBeUndefined();
  });

  it.each(['{"a":"b:c","d":"\\":"}', '{"a":[{"a":1},{"a":1}]}', '{"__proto__":{"a":1}}', '{"a\\\\":":"}'])(
    "reads %s itself",
    (text) => {
      expect(readJson(text)).toEqual({ value: JSON.parse(text) });
    },
  );

  it("says the same of a wrong value as the YAML reader does", () => {
    const text = '{"world":"closed","task":{"gaol":1},"harness":{"attempts":0}}';
    const said = (line: string) => {
      try {
        return parseScenario(line, "-", { firstLine: 7 });
      } catch (error) {
        return String(error);
      }
    };
    expect(readJson(text)).toBeDefined();
    expect(said(text)).toBe(said(`${text} #`));
    expect(said(text)).toContain("at -:7");
  });
});
