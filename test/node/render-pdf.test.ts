import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { renderPdf } from "../../src/node/render-pdf.ts";

const picture = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">${inside}</svg>`;

const text = (words: string, weight = "normal") =>
  picture(
    `<text x="10" y="50" font-family="DejaVu Sans" font-size="10" font-weight="${weight}">${words}</text>`,
  );

const line = (dashes: string) =>
  picture(
    `<line x1="0" x2="200" y1="9" y2="9" stroke="#17375e" stroke-width="2" stroke-dasharray="${dashes}"/>`,
  );

describe("renderPdf", () => {
  it("gives the same bytes each time", async () => {
    const [first, second] = [
      await renderPdf(text("Twice"), "Twice"),
      await renderPdf(text("Twice"), "Twice"),
    ];
    expect(Buffer.from(first).equals(second)).toBe(true);
    expect(Buffer.from(first).equals(await renderPdf(text("Thrice"), "Twice"))).toBe(false);
  });

  it("is dated the first day of 2000, whenever and wherever it is made", async () => {
    const dates = latin(await renderPdf(text("a"), "a")).match(/\(D:.*\)/g);
    expect(dates).toEqual(["(D:20000101000000Z)"]);
  });

  it("is a page as large as the picture, a unit a point", async () => {
    expect(latin(await renderPdf(text("a"), "a"))).toContain("/MediaBox [0 0 200 100]");
  });

  it("draws the picture where it is, neither moved nor scaled, under its title", async () => {
    const pdf = await renderPdf(line("1,0"), "a");
    // PDF counts from below: the one change of places turns the page over.
    expect(contentOf(pdf).match(/^.* cm$/gm)).toEqual(["1 0 0 -1 0 100 cm"]);
    expect(contentOf(pdf)).toContain("0 9 m\n200 9 l\n");
    expect(latin(pdf)).toContain("/DisplayDocTitle true");
  });

  it("keeps text as text: its characters are in the font's map back to Unicode", async () => {
    const pdf = await renderPdf(text("Kε→"), "a");
    expect(charactersOf(pdf)).toEqual(expect.arrayContaining(["004b", "03b5", "2192"]));
    expect(charactersOf(await renderPdf(picture(""), "a"))).toEqual([]);
  });

  it.each([
    ["normal", "+DejaVuSans\n"],
    ["bold", "+DejaVuSans-Bold\n"],
  ])("has the %s face of DejaVu Sans inside", async (weight, name) => {
    expect(latin(await renderPdf(text("a", weight), "a")).replace(/\s/g, "\n")).toContain(name);
  });

  it("draws a line whose dashes have no gap, and one whose dashes have", async () => {
    expect(contentOf(await renderPdf(line("1,0"), "a"))).toMatch(/0 -?\d* ?l|l\nS|\sS\s/);
    expect(contentOf(await renderPdf(line("1,0"), "a"))).not.toMatch(/\[[\d. ]+\] [\d.]+ d/);
    expect(contentOf(await renderPdf(line("5,2"), "a"))).toMatch(/\[5 2\] 0 d/);
  });

  it("refuses what is no picture of a stated size", async () => {
    await expect(renderPdf("<svg/>", "a")).rejects.toThrow("must state its width and height");
  });
});

const latin = (pdf: Uint8Array): string => Buffer.from(pdf).toString("latin1");

/** Every packed stream of a file, unpacked. */
function streamsOf(pdf: Uint8Array): readonly string[] {
  const starts = [...latin(pdf).matchAll(/stream\r?\n/g)].filter(
    ({ index }) => latin(pdf).slice(index - 3, index) !== "end",
  );
  return starts.flatMap(({ index, 0: { length } }) => {
    try {
      return [inflateSync(pdf.subarray(index + length)).toString("latin1")];
    } catch {
      return [];
    }
  });
}

/** What the page draws. */
const contentOf = (pdf: Uint8Array): string =>
  streamsOf(pdf).find((stream) => / cm|\sm\s/.test(stream)) ?? "";

/** The characters that the fonts' maps name, as UTF-16 in hexadecimal. */
function charactersOf(pdf: Uint8Array): readonly string[] {
  const maps = streamsOf(pdf).filter((stream) => stream.includes("beginbfrange"));
  return maps.flatMap((map) => [...map.matchAll(/<([0-9a-f]{4})>/g)].map(([, code]) => code));
}
