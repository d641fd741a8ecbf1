import { describe, expect, it } from "vitest";
import { digest } from "../../src/study/digest.ts";

describe("digest", () => {
  it("is SHA-256", () => {
    // FIPS 180-2, appendix B.1
    expect(digest("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("reads text as UTF-8", () => {
    expect(digest("é")).toBe(digest(Uint8Array.of(0xc3, 0xa9)));
  });
});
