import { describe, expect, it } from "vitest";
import { wrapped } from "../../src/cli/wrapped.ts";

const words = (count: number) => Array(count).fill("abcd").join(" ");

describe("wrapped", () => {
  it("fills a line to its last column, and no further", () => {
    // nine words of four letters and the spaces between them are 44 columns
    expect(wrapped(words(9), 44)).toBe(words(9));
    expect(wrapped(words(9), 43)).toBe(`${words(8)}\nabcd`);
  });

  it("counts the indent, one for the first line and another for the rest", () => {
    expect(wrapped(words(9), 44, "  ", "    ")).toBe(`  ${words(8)}\n    abcd`);
    expect(wrapped(words(9), 46, "  ", "    ")).toBe(`  ${words(9)}`);
  });

  it("takes 40 columns where a terminal has fewer, and gives a longer word its own line", () => {
    // eight words are 39 columns
    expect(wrapped(words(8), 5)).toBe(words(8));
    expect(wrapped(`${words(8)}e`, 5)).toBe(`${words(8)}e`);
    expect(wrapped(`${words(8)}ef`, 5)).toBe(`${words(7)}\nabcdef`);
    expect(wrapped(`a ${"b".repeat(60)} c`, 40)).toBe(`a\n${"b".repeat(60)}\nc`);
  });
});
