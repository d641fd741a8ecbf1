import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLines } from "../../src/cli/read-lines.ts";

describe("readLines", () => {
  it("gives the same lines however the stream is cut", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "!", " ", "\n", "\r") });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
        const expected = whole
          .split("\n")
          .map((one, i) => ({ text: one, line: i + 1 }))
          .filter((one) => one.text.trim() !== "");
        expect(await linesOf(cut(new TextEncoder().encode(whole), cuts))).toEqual(expected);
      }),
    );
  });

  it("gives a line before the next part of the stream is there", async () => {
    const lines = readLines(
      (async function* () {
        yield new TextEncoder().encode("one\ntw");
        throw new Error("too far");
      })(),
    );
    expect((await lines.next()).value).toMatchObject({ line: 1 });
    await expect(lines.next()).rejects.toThrow("too far");
  });

  it("says of a line whether another has come already: a blank one is none, and nor is a part of one", async () => {
    const followed = async (...chunks: readonly string[]) => {
      const found: boolean[] = [];
      const stream = (async function* () {
        for (const chunk of chunks) yield new TextEncoder().encode(chunk);
      })();
      for await (const { isFollowed } of readLines(stream)) found.push(isFollowed);
      return found;
    };
    expect(await followed("a\nb\nc\n")).toEqual([true, true, false]);
    expect(await followed("a\nb\n\n \n", "c\n")).toEqual([true, false, false]);
    expect(await followed("a\nb", "c\nd")).toEqual([false, false, false]);
  });

  it("gives null for a line past the limit, holds none of it, and goes on", async () => {
    const bytes = new TextEncoder().encode("12345\n123456\n1\n12345\n");
    expect(await linesOf(cut(bytes, [2, 8, 9]), 5)).toEqual([
      { text: "12345", line: 1 },
      { text: null, line: 2 },
      { text: "1", line: 3 },
      { text: "12345", line: 4 },
    ]);
  });
});

async function linesOf(chunks: readonly Uint8Array[], limit?: number) {
  const lines: { readonly text: string | null; readonly line: number }[] = [];
  const stream = (async function* () {
    yield* chunks;
  })();
  for await (const { bytes, line } of readLines(stream, limit))
    lines.push({ text: bytes && new TextDecoder().decode(bytes), line });
  return lines;
}

function cut(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const ends = [...new Set(cuts)].sort((a, b) => a - b);
  return [0, ...ends].map((start, i) => bytes.subarray(start, ends[i]));
}
