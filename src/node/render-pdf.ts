import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import SVGtoPDF from "svg-to-pdfkit";
import { fontFiles } from "./fonts.ts";

/** PDFKit writes a date into every file and derives the file's id from it: a fixed one keeps the bytes the same. */
const created = new Date(Date.UTC(2000, 0, 1));

/**
 * Turns an SVG into a PDF of one page, one unit of the picture a point, with the glyphs of DejaVu Sans that it uses inside:
 * text stays text, and can be searched and copied.
 *
 * The same SVG and title give the same bytes. Errors: Error for what an SVG of ours has and a PDF cannot show.
 */
export async function renderPdf(svg: string, title: string): Promise<Uint8Array> {
  const info = { Title: title, CreationDate: created };
  const document = new PDFDocument({ size: sizeOf(svg), margin: 0, info, lang: "en", displayTitle: true });
  for (const [face, file] of Object.entries(fontFiles())) document.registerFont(face, file);
  const bytes = buffer(document);
  SVGtoPDF(document, withoutGaplessDashes(svg), 0, 0, {
    assumePt: true,
    fontCallback: (_, bold, italic) => `${bold ? "bold" : "regular"}${italic ? "Oblique" : ""}`,
    warningCallback: (warning) => {
      throw new Error(`the picture cannot be made a PDF: ${warning}`);
    },
  });
  document.end();
  return new Uint8Array(await bytes);
}

/** Vega writes a solid line of a dashed family as a dash with no gap, which SVG allows and PDFKit does not. */
const withoutGaplessDashes = (svg: string): string => svg.replaceAll(/ stroke-dasharray="[\d.]+,0"/g, "");

function sizeOf(svg: string): [number, number] {
  const found = /<svg[^>]*\swidth="([\d.]+)"[^>]*\sheight="([\d.]+)"/.exec(svg);
  if (found === null) throw new Error("an SVG must state its width and height to be made a PDF");
  return [Number(found[1]), Number(found[2])];
}
