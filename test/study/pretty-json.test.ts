import { describe, expect, it } from "vitest";
import { prettyJson } from "../../src/study/pretty-json.ts";

describe("prettyJson", () => {
  it("keeps on a line what fits, and opens up what does not", () => {
    const long = "x".repeat(110);
    expect(prettyJson({ short: [1, 2], long: [long, { a: 1 }], gone: undefined })).toBe(
      `{\n  "short": [1,2],\n  "long": [\n    "${long}",\n    {"a":1}\n  ]\n}\n`,
    );
  });
});
