import { describe, expect, it } from "vitest";
import { prettyJson } from "../../src/study/pretty-json.ts";

describe("prettyJson", () => {
  it("keeps on a line what fits, and opens up what does not", () => {
    const long = "x".repeat(110);
    expect(prettyJson({ short: [1, 2], long: [long, { a: 1 }], gone: undefined })).toBe(
      `{\n  "short": [1,2],\n  "long": [\n    "${long}",\n    {"a":1}\n  ]\n}\n`,
    );
  });

  it("fills a line up to 110 characters, its indentation among them", () => {
    const isOneLine = (length: number) => prettyJson(["x".repeat(length - 4)]).split("\n").length === 2;
    expect([isOneLine(110), isOneLine(111)]).toEqual([true, false]);
    const nested = (length: number) => prettyJson(["y".repeat(110), ["x".repeat(length - 6)]]);
    expect(nested(110)).toContain(`  ["${"x".repeat(104)}"]\n`);
    expect(nested(111)).toContain(`  [\n    "${"x".repeat(105)}"\n  ]`);
  });
});
