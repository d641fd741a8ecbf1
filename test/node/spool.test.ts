import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Spool } from "../../src/node/spool.ts";
import { digest } from "../../src/study/digest.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = temporaryFolder();

const read = (spool: Spool): string =>
  Buffer.concat([...spool].map((piece) => Buffer.from(piece))).toString();

describe("Spool", () => {
  it("gives back what was written, however it came, and its hash", () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.constant("ä€😀".repeat(9000))));
    fc.assert(
      fc.property(texts, (pieces) => {
        const spool = new Spool(folder.path(""));
        for (const [i, piece] of pieces.entries()) spool.write(i % 3 === 2 ? Buffer.from(piece) : piece);
        const whole = pieces.join("");
        expect(spool.sha256()).toBe(digest(whole));
        expect([read(spool) === whole, read(spool) === whole]).toEqual([true, true]);
        spool.close();
      }),
      { numRuns: 30 },
    );
  });

  it("lies in the folder under no name", () => {
    const spool = new Spool(folder.path(""));
    spool.write("x".repeat(200_000));
    expect(readdirSync(folder.path(""))).toEqual([]);
    spool.close();
  });

  it("gives back what waits to be written, before anybody asks for its hash", () => {
    const spool = new Spool(folder.path(""));
    for (const piece of ["a", "b"]) spool.write(piece);
    expect(read(spool)).toBe("ab");
    spool.write("c");
    expect([read(spool), spool.sha256()]).toEqual(["abc", digest("abc")]);
    spool.close();
  });

  it("is gone once it is closed", () => {
    const spool = new Spool(folder.path(""));
    spool.write("a");
    expect(read(spool)).toBe("a");
    spool.close();
    expect(() => read(spool)).toThrow("EBADF");
  });

  it("gives back bytes that are no text", () => {
    const spool = new Spool(folder.path(""));
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    spool.write("a");
    spool.write(bytes);
    expect(Buffer.concat([...spool])).toEqual(Buffer.from([97, ...bytes]));
    spool.close();
  });
});
