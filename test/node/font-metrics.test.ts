import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { readFontMetrics } from "../../src/node/font-metrics.ts";

const { resolve } = createRequire(import.meta.url);
const file = resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
const bytes = readFileSync(file);

describe("readFontMetrics", () => {
  const { widthOf } = readFontMetrics(bytes);

  // DejaVu Sans has 2048 units to the em.
  it.each([
    [" ", 651],
    ["i", 569],
    ["m", 1995],
    ["0", 1303],
    ["K", 1343],
    ["é", 1260],
    ["…", 2048],
  ])("knows the width of %j", (character, units) => {
    expect(widthOf(character) * 2048).toBeCloseTo(units, 9);
  });

  it.each(["a", "W", "é", "▼", "λ", "0.0"])("agrees with the renderer of PNGs about %j", (text) => {
    // How much farther the second bar stands when the text is between the bars; letters that do not kern with a bar.
    const farther = endOf(`|${text}|`) - endOf("||");
    expect(widthOf(text)).toBeCloseTo(farther / 1000, 3);
  });

  it("adds widths up", () => {
    expect(widthOf("mi")).toBeCloseTo(widthOf("m") + widthOf("i"), 12);
    expect(widthOf("")).toBe(0);
  });

  it("gives a character the font does not have the width of its box", () => {
    expect(widthOf("\uE123")).toBe(widthOf("\uE124"));
    expect(widthOf("\uE123")).toBeGreaterThan(0);
  });

  it("reads segments that shift codes, and segments that list glyphs, in which 0 is the box whatever the shift", () => {
    const { widthOf: width } = readFontMetrics(
      fontWith([
        { first: 0, glyphs: 2, delta: 2 },
        { first: 65, glyphs: 2, delta: -64 },
        { first: 97, glyphs: [3, 0, 2], delta: 2 },
      ]),
    );
    // glyph g of this font is g + 1 tenths of an em wide
    const glyphsOf = (text: string) => [...text].map((character) => Math.round(width(character) * 10 - 1));
    expect(glyphsOf("\u0000\u0001AB")).toEqual([2, 3, 1, 2]);
    expect(glyphsOf("abc")).toEqual([5, 0, 4]);
    expect(glyphsOf("Cd`\u0002\uffff")).toEqual([0, 0, 0, 0, 0]);
  });

  it("refuses what is no font", () => {
    expect(() => readFontMetrics(new Uint8Array(64))).toThrow("must have the table head");
  });
});

/** Where a line of text at 1000 units ends, to the right. */
function endOf(text: string): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="2000"><text y="1000" font-size="1000" font-family="DejaVu Sans">${text}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: "DejaVu Sans" };
  const box = new Resvg(svg, { font }).getBBox();
  return (box?.x ?? 0) + (box?.width ?? 0);
}

/** Codes from `first` on: so many that are shifted by `delta` to glyphs, or a list of glyphs, each shifted. */
interface Segment {
  readonly first: number;
  readonly glyphs: number | readonly number[];
  readonly delta: number;
}

/** The four tables that are read, of a font with six glyphs of 100, 200, … 600 units in an em of 1000. */
function fontWith(given: readonly Segment[]): Uint8Array {
  const segments = [...given, { first: 0xffff, glyphs: 1, delta: 1 }];
  const last = ({ first, glyphs }: Segment) =>
    first + (typeof glyphs === "number" ? glyphs : glyphs.length) - 1;
  const lists = segments.map(({ glyphs }) => (typeof glyphs === "number" ? [] : glyphs));
  // From its own place on, an offset counts bytes: over the offsets after it, then over the lists before its own.
  const offsets = lists.map((list, i) =>
    list.length === 0 ? 0 : 2 * (segments.length - i + lists.slice(0, i).flat().length),
  );
  const map = [
    ...[4, 0, 0, 2 * segments.length, 0, 0, 0],
    ...[...segments.map(last), 0, ...segments.map(({ first }) => first)],
    ...[...segments.map(({ delta }) => delta), ...offsets, ...lists.flat()],
  ];
  const tables = {
    head: [...Array(9).fill(0), 1000],
    hhea: [...Array(17).fill(0), 6],
    hmtx: [100, 200, 300, 400, 500, 600].flatMap((width) => [width, 0]),
    cmap: [0, 1, 3, 1, 0, 12, ...map],
  };
  const view = new DataView(new ArrayBuffer(1000));
  view.setUint16(4, 4);
  let at = 12 + 16 * 4;
  for (const [i, [tag, words]] of Object.entries(tables).entries()) {
    [...tag].forEach((letter, j) => {
      view.setUint8(12 + 16 * i + j, letter.charCodeAt(0));
    });
    view.setUint32(12 + 16 * i + 8, at);
    words.forEach((word, j) => {
      view.setUint16(at + 2 * j, word);
    });
    at += 2 * words.length;
  }
  return new Uint8Array(view.buffer);
}
