import { Resvg } from "@resvg/resvg-js";
import * as vega from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { textWidths } from "./font-metrics.ts";
import { fontFiles } from "./fonts.ts";

/** Pixels of a PNG for each unit of the picture: sharp on a screen of twice the usual density. For print there are the SVG and the PDF. */
const zoom = 3;

/**
 * Draws a Vega-Lite picture as SVG, with text measured by the widths of DejaVu Sans whether or not a canvas is installed.
 *
 * The same specification gives the same bytes. Errors: Error with Vega-Lite's or Vega's own words for a specification that
 * cannot be drawn; what they only warn about is an error here, because a warning usually means a mark left out.
 */
export async function renderSvg(spec: object): Promise<string> {
  const complaints: string[] = [];
  const complain = (_: string, __: string, what: Iterable<unknown>) =>
    complaints.push(Array.from(what, String).join(" "));
  const logger = vega.logger(vega.Warn, undefined, complain);
  const compiled = compile(spec as TopLevelSpec, { logger });
  measureWithDejaVu();
  const view = new vega.View(vega.parse(compiled.spec), { renderer: "none", logger });
  try {
    const svg = await view.toSVG();
    if (complaints.length > 0)
      throw new Error(`the picture cannot be drawn as specified: ${complaints.join("; ")}`);
    return `${renumbered(svg)}\n`;
  } finally {
    view.finalize();
  }
}

/** Vega numbers clips and gradients on from picture to picture; here each begins at 1, whatever was drawn before it. */
function renumbered(svg: string): string {
  const numbers = new Map<string, string>();
  return svg.replaceAll(
    /(?<=\bid="(?:p_)?|url\(#(?:p_)?|href="#)(clip|gradient_)\d+/g,
    (id, kind: string) => {
      const known = numbers.get(id) ?? `${kind}${numbers.size + 1}`;
      numbers.set(id, known);
      return known;
    },
  );
}

/**
 * Turns an SVG into a PNG on white, with DejaVu Sans as its only fonts.
 *
 * The fonts are given as files because the renderer draws no text, and says nothing, when it finds none.
 */
export function renderPng(svg: string): Uint8Array {
  const image = new Resvg(svg, {
    fitTo: { mode: "zoom", value: zoom },
    background: "white",
    font: { loadSystemFonts: false, fontFiles: Object.values(fontFiles()), defaultFontFamily: "DejaVu Sans" },
  });
  return image.render().asPng();
}

/** Vega's typings leave its text measure out. Replacing `width` is how a renderer without canvas brings its own. */
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: TextItem, text: string) => number };
};

interface TextItem {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
}

let isMeasured = false;

function measureWithDejaVu(): void {
  if (isMeasured) return;
  isMeasured = true;
  const [plain, heavy] = [textWidths(fontFiles().regular), textWidths(fontFiles().bold)];
  textMetrics.width = ({ fontSize = 11, fontWeight }, text) =>
    (isBold(fontWeight) ? heavy : plain)(`${text ?? ""}`) * fontSize;
}

const isBold = (weight: string | number | undefined): boolean => weight === "bold" || Number(weight) >= 600;
