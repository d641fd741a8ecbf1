import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readYaml } from "../../src/input/read-yaml.ts";

describe("readYaml", () => {
  it("reads back any JSON, however it is indented", () => {
    const json = fc.json({ maxDepth: 4, noUnicodeString: false });
    fc.assert(
      fc.property(json, fc.constantFrom("", "  ", "\t"), (text, indent) => {
        const value = JSON.parse(text);
        expect(readYaml(JSON.stringify(value, null, indent), "f").value).toEqual(withoutMinusZero(value));
      }),
    );
  });
});

/** YAML and JSON both read "-0", but expect tells it from 0. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
