import PDFDocument from "pdfkit";

/**
 * How wide a line of text is in a font's file, in units of the font size: the sum of what each character moves the pen.
 * Kerning is not looked at; DejaVu's is within a percent.
 *
 * Without a canvas Vega guesses that every character is 0.8 em wide, and sets titles and legends in the wrong places; with
 * these widths a picture is laid out alike on every machine. Errors: Error for a file that is no font.
 */
export function textWidths(file: string): (text: string) => number {
  // In thousandths of the size, as PDFKit counts: their sum is exact.
  const document = new PDFDocument({ autoFirstPage: false, font: file }).fontSize(1000);
  return (text) => [...text].reduce((sum, character) => sum + document.widthOfString(character), 0) / 1000;
}
