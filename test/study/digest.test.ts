import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digest, plainDigest } from "../../src/study/digest.ts";

describe.each([
  ["digest", digest],
  ["plainDigest", plainDigest],
])("%s", (_, hash) => {
  it("is SHA-256", () => {
    // FIPS 180-2, appendix B.1
    expect(hash("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("reads text as UTF-8", () => {
    expect(hash("é")).toBe(hash(Uint8Array.of(0xc3, 0xa9)));
  });
});

describe("digest", () => {
  it("is the same in Node and where there is none, half characters included", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.nat(0xffff)).map(textOf));
    fc.assert(fc.property(text, (one) => digest(one) === plainDigest(one)));
    expect(digest("\ud800")).toBe(digest("\ufffd"));
  });
});

const textOf = (units: readonly number[]): string => String.fromCharCode(...units);
