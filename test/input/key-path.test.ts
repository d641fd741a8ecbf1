import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyPathText, parseKeyPath } from "../../src/input/key-path.ts";

describe("keyPathText", () => {
  it.each([
    [[], ""],
    [["pool"], "pool"],
    [["pool", 0, "mean"], "pool[0].mean"],
    [["harness", "decomposition", "chunks", 2], "harness.decomposition.chunks[2]"],
    [["pool", 0, "pmf", "0.5"], 'pool[0].pmf["0.5"]'],
    [["a key"], '["a key"]'],
  ])("writes %j as %s", (path, text) => {
    expect(keyPathText(path)).toBe(text);
  });
});

describe("parseKeyPath", () => {
  it("reads back whatever path is written", () => {
    const part = fc.oneof(fc.string(), fc.constantFrom("pool", "a-b", "_x", "__proto__"), fc.nat(1e9 - 1));
    fc.assert(
      fc.property(fc.array(part), (path) => {
        expect(parseKeyPath(keyPathText(path))).toEqual(path);
      }),
    );
  });

  it.each(["a.", ".a", "a..b", "a[", "a[]", "a[-1]", "a[1.5]", "a b", 'a["b]', "a[0]b", "1a", '["\\x"]'])(
    "takes %j for no path",
    (text) => {
      expect(parseKeyPath(text)).toBeUndefined();
    },
  );
});
