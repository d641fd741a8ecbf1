import { describe, expect, it } from "vitest";
import {
  figureWidth,
  lineLength,
  mark,
  panel,
  seriesStyles,
  textSize,
  theme,
} from "../../../src/figures/kit/theme.ts";
import { wrapped } from "../../../src/figures/kit/wording.ts";
import { textWidths } from "../../../src/node/font-metrics.ts";
import { fontFiles } from "../../../src/node/fonts.ts";

/** CIE L* of an sRGB colour, 0 (black) to 100 (white): what is left of it in grey. */
function lightness(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map(linear);
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

describe("lightness", () => {
  it("knows black, white and mid grey", () => {
    expect([lightness("#000000"), lightness("#ffffff"), lightness("#777777")].map(Math.round)).toEqual([
      0, 100, 50,
    ]);
  });
});

describe("seriesStyles", () => {
  it("has three first colours that are told apart in grey, and from white paper", () => {
    const [dark, middle, light] = seriesStyles.map(({ color }) => lightness(color));
    expect(middle - dark).toBeGreaterThan(18);
    expect(light - middle).toBeGreaterThan(18);
    expect(light).toBeLessThan(70);
  });

  it.each(["color", "dash", "shape"] as const)("gives every series a %s of its own", (channel) => {
    const values = seriesStyles.map((style) => JSON.stringify(style[channel]));
    expect(new Set(values).size).toBe(seriesStyles.length);
  });

  it("draws the first series without a gap, and every other one with gaps that are seen", () => {
    const [first, ...others] = seriesStyles.map(({ dash }) => dash[1]);
    expect(first).toBe(0);
    expect(Math.min(...others)).toBeGreaterThanOrEqual(mark.line.strokeWidth);
  });

  it("breaks the line of a series by gaps of one width, with dashes no shorter than a stroke", () => {
    for (const { dash } of seriesStyles) {
      const [dashes, gaps] = [0, 1].map((part) => dash.filter((_, i) => i % 2 === part));
      expect(gaps).toHaveLength(dashes.length);
      expect(new Set(gaps).size).toBe(1);
      expect(Math.min(...dashes)).toBeGreaterThanOrEqual(1);
    }
  });
});

describe("lineLength", () => {
  it.each(["title", "subtitle", "note"] as const)(
    "fills the page with lines of a %s, and no more",
    (kind) => {
      const widthOf = textWidths(kind === "title" ? fontFiles().bold : fontFiles().regular);
      const prose =
        "Pass rate peaks strictly inside: partial harnesses beat none and full for every agent here. ";
      const [first, second] = wrapped(prose.repeat(4), lineLength[kind]);
      for (const line of [first, second]) {
        expect(widthOf(line) * textSize[kind]).toBeLessThan(1.05 * figureWidth);
        expect(widthOf(line) * textSize[kind]).toBeGreaterThan(0.85 * figureWidth);
      }
    },
  );
});

describe("textSize", () => {
  it("is legible in print", () => {
    expect(Math.min(...Object.values(textSize), mark.note.fontSize)).toBeGreaterThanOrEqual(7);
  });

  it("falls from the title to the notes, with one size for each rank", () => {
    const { title, subtitle, axisTitle, label, note } = textSize;
    expect(axisTitle).toBe(subtitle);
    expect([title, subtitle, label, note].toSorted((a, b) => b - a)).toEqual([title, subtitle, label, note]);
    expect(new Set([title, subtitle, label, note]).size).toBe(4);
    expect(title / note).toBeLessThan(1.4);
  });
});

describe("mark", () => {
  it("lets what stands out be larger than an echo, and that than a sampled point", () => {
    expect(mark.best.size).toBeGreaterThan(1.5 * mark.echo.size);
    expect(mark.echo.size).toBeGreaterThan(1.5 * mark.sampled.size);
  });

  it("draws points full, and nothing outside the axes", () => {
    for (const { opacity } of [mark.best, mark.echo, mark.sampled]) expect(opacity).toBe(1);
    for (const { filled } of [mark.best, mark.echo]) expect(filled).toBe(true);
    for (const { clip } of [mark.line, mark.interval]) expect(clip).toBe(true);
  });

  it("draws a white point by an outline as thick as its interval", () => {
    expect(mark.sampled.strokeWidth).toBe(mark.interval.strokeWidth);
    // of a white heart at least as wide as the outline on both sides of it
    expect(Math.sqrt(mark.sampled.size)).toBeGreaterThan(3 * mark.sampled.strokeWidth);
  });

  it("lets curves be thicker than intervals, these than axes, and the grid be thinnest", () => {
    const { gridWidth, domainWidth, tickWidth } = theme.axis as Record<string, number>;
    expect(tickWidth).toBe(domainWidth);
    const widths = [mark.line.strokeWidth, mark.interval.strokeWidth, domainWidth, gridWidth];
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
    expect(new Set(widths).size).toBe(4);
    expect(widths[0]).toBeLessThan(3 * widths[3]);
  });
});

describe("panel", () => {
  it("fits twice into a page, with room for the labels of two axes", () => {
    expect(figureWidth - 2 * panel.width).toBeGreaterThan(2 * 22);
    expect(figureWidth).toBeLessThan(504 - 2 * Number(theme.padding));
  });
});
