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

  it("stands for characters of about one width by their middle, or by what most have, in thousandths of the font's size", () => {
    const alike = Map.groupBy(written, textWidth);
    for (const [width, characters] of alike) {
      const own = characters.map(widthOf).sort((a, b) => a - b);
      const [least, usual, most] = [own[0], own[own.length >> 1], own[own.length - 1]];
      expect(Math.min(...[usual, (least + most) / 2].map((one) => Math.abs(width - one)))).toBeLessThan(
        0.0005,
      );
    }
  });

  it("counts a character that is not listed as much as a digit", () => {
    expect(textWidth("\u4e00")).toBe(textWidth("0"));
  });

  it("adds widths up", () => {
    expect(textWidth("mi")).toBeCloseTo(textWidth("m") + textWidth("i"), 12);
    expect(textWidth("")).toBe(0);
  });
});
