import { Resvg } from "@resvg/resvg-js";
import type { TopLevelSpec } from "vega-lite";
import { describe, expect, it } from "vitest";
import { renderPng, renderSvg } from "../../src/node/render.ts";

const bars = (title: string): TopLevelSpec => ({
  $schema: "https://vega.github.io/schema/vega-lite/v6.json",
  title,
  data: { values: [{ k: 1, pass: 0.2 }] },
  mark: "bar",
  encoding: { x: { field: "k", type: "ordinal" }, y: { field: "pass", type: "quantitative" } },
  config: { font: "DejaVu Sans, Verdana, sans-serif" },
});

/** A PNG's pixels, by drawing it into a picture of its own. */
function pixelsOf(png: Uint8Array): Uint8Array {
  const { width, height } = sizeOf(png);
  const href = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${href}" width="${width}" height="${height}"/></svg>`;
  return new Resvg(svg).render().pixels;
}

function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const darkPixels = (png: Uint8Array): number => {
  const pixels = pixelsOf(png);
  let dark = 0;
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] < 300) dark++;
  return dark;
};

const line = (text: string, family: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="20"><text x="4" y="14" font-size="12" font-family="${family}">${text}</text></svg>`;

describe("renderSvg", () => {
  it("gives the same bytes each time", async () => {
    expect(await renderSvg(bars("Twice"))).toBe(await renderSvg(bars("Twice")));
  });

  it("gives the same bytes whatever was drawn before: clips and gradients are numbered anew", async () => {
    const gradient = {
      gradient: "radial",
      stops: [
        { offset: 0, color: "red" },
        { offset: 1, color: "blue" },
      ],
    };
    const mark = { type: "bar", clip: true, color: gradient };
    const clipped = { ...bars("Clipped"), mark } as TopLevelSpec;
    const first = await renderSvg(clipped);
    expect(await renderSvg(clipped)).toBe(first);
    expect(first.match(/\bid="[^"]*"/g)?.sort()).toEqual([
      'id="clip1"',
      'id="gradient_2"',
      'id="p_gradient_2"',
    ]);
    for (const [, id] of first.matchAll(/(?:url\(|href=")#([^")]+)/g)) expect(first).toContain(`id="${id}"`);
  });

  it("keeps text as text, in the fonts that were asked for", async () => {
    const svg = await renderSvg(bars("Findable"));
    expect(svg).toContain(">Findable</text>");
    expect(svg).toContain('font-family="DejaVu Sans, Verdana, sans-serif"');
  });

  it("makes room by the true width of the text, not by a guess", async () => {
    const width = async (title: string) => Number(/ width="(\d+)"/.exec(await renderSvg(bars(title)))?.[1]);
    // At 13 units bold an "i" is 4.5 wide and an "m" 13.5; a guess of 0.8 em would make them alike.
    expect((await width("m".repeat(60))) / (await width("i".repeat(60)))).toBeGreaterThan(2.5);
  });

  it.each([
    ["bold", true],
    [600, true],
    [900, true],
    [599, false],
    ["normal", false],
  ])("measures text of weight %s as bold: %s", async (fontWeight, isBold) => {
    const widthOf = async (weight: unknown) => {
      const title = { text: "m".repeat(60), fontWeight: weight };
      return Number(/ width="(\d+)"/.exec(await renderSvg({ ...bars(""), title } as TopLevelSpec))?.[1]);
    };
    expect(await widthOf(fontWeight)).toBe(await widthOf(isBold ? 700 : 400));
    expect(await widthOf(700)).toBeGreaterThan(await widthOf(400));
  });

  it("takes a warning for an error: it usually means a mark left out", async () => {
    const spec = {
      ...bars("Wrong"),
      encoding: { x: { field: "k", type: "ordinal" }, shape: { field: "k" } },
    };
    await expect(renderSvg(spec as TopLevelSpec)).rejects.toThrow("the picture cannot be drawn as specified");
  });
});

describe("renderPng", () => {
  it("gives the same bytes each time", async () => {
    const svg = await renderSvg(bars("Twice"));
    expect(renderPng(svg)).toEqual(renderPng(svg));
  });

  it.each(["DejaVu Sans", "Verdana, sans-serif", "No Such Font"])("draws text asked for in %s", (family) => {
    const dark = darkPixels(renderPng(line("Pass rate 0.723", family)));
    const blank = darkPixels(renderPng(line("", family)));
    expect(blank).toBe(0);
    expect(dark).toBeGreaterThan(500);
  });

  it("has three pixels for a unit of the picture, each way", () => {
    expect(sizeOf(renderPng(line("", "DejaVu Sans")))).toEqual({ width: 600, height: 60 });
  });

  it("is drawn on white", () => {
    const pixels = pixelsOf(renderPng(line("", "DejaVu Sans")));
    expect([...pixels.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  });

  it("draws every sign that figures write", () => {
    const missing = darkPixels(renderPng(line("\uE123", "DejaVu Sans")));
    for (const sign of ["×", "…", "≤", "λ", "ε", "–", "±", "½"]) {
      const dark = darkPixels(renderPng(line(sign, "DejaVu Sans")));
      expect([sign, dark > 0, dark !== missing]).toEqual([sign, true, true]);
    }
  });
});
