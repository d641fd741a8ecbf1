import { createRequire } from "node:module";
import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { textWidths } from "../../src/node/font-metrics.ts";

const { resolve } = createRequire(import.meta.url);
const file = resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");

describe("textWidths", () => {
  const widthOf = textWidths(file);

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

  it("refuses what is no font", () => {
    expect(() => textWidths(import.meta.filename)).toThrow("Unknown font format");
  });
});

/** Where a line of text at 1000 units ends, to the right. */
function endOf(text: string): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="2000"><text y="1000" font-size="1000" font-family="DejaVu Sans">${text}</text></svg>`;
  const font = { loadSystemFonts: false, fontFiles: [file], defaultFontFamily: "DejaVu Sans" };
  const box = new Resvg(svg, { font }).getBBox();
  return (box?.x ?? 0) + (box?.width ?? 0);
}
