import { describe, expect, it } from "vitest";
import { textWidth } from "../../../src/figures/kit/text-width.ts";
import { textWidths } from "../../../src/node/font-metrics.ts";
import { fontFiles } from "../../../src/node/fonts.ts";

const widthOf = textWidths(fontFiles().regular);
const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const written = [...printable, ..."–…→×≤±ελσκ⌈⌉·"];

describe("textWidth", () => {
  it("is that of DejaVu Sans for every character that pictures write", () => {
    const wrong = written.filter((character) => Math.abs(textWidth(character) - widthOf(character)) > 0.003);
    expect(wrong).toEqual([]);
  });

  it("stands for characters of one width by their middle, to a thousandth of the font's size", () => {
    const alike = Map.groupBy(written, textWidth);
    for (const [width, characters] of alike) {
      const own = characters.map(widthOf);
      // and is rounded from a width that one of them has, or from one between theirs
      expect(width).toBeGreaterThan(Math.min(...own) - 0.0005);
      expect(width).toBeLessThan(Math.max(...own) + 0.0005);
      expect(Math.abs(width - (Math.min(...own) + Math.max(...own)) / 2)).toBeLessThan(0.001);
    }
  });

  it("adds widths up", () => {
    expect(textWidth("mi")).toBeCloseTo(textWidth("m") + textWidth("i"), 12);
    expect(textWidth("")).toBe(0);
  });
});
