import type { Config } from "vega-lite";

/**
 * How series are told apart, in the order they take styles: by colour, dash and shape, so that two may be lost. The first three lie at least 20 apart in CIE lightness, so that they are told
 * apart in grey; hues keep clear of red against green.
 */
export const seriesStyles: readonly { color: string; dash: readonly number[]; shape: string }[] = [
  { color: "#17375e", dash: [1, 0], shape: "circle" },
  { color: "#b8420f", dash: [5, 2], shape: "square" },
  { color: "#45a9bf", dash: [1.5, 1.5], shape: "diamond" },
  { color: "#7a2a7f", dash: [8, 2, 2, 2], shape: "cross" },
  { color: "#d9a514", dash: [4, 1.5, 1, 1.5, 1, 1.5], shape: "triangle-up" },
  { color: "#6e6e6e", dash: [10, 3], shape: "triangle-right" },
];

/** One unit is one point of print: a picture of two panels is as wide as the text of a page, 7 inches or 504 units. */
export const panel = { width: 212, height: 172, gap: 22 } as const;

/** The width that two panels take, and with them everything above and below. */
export const figureWidth = 2 * panel.width + panel.gap + 30;

/** Sizes of text, in points: none below 7 after printing at full width. */
export const textSize = { title: 10, subtitle: 8.5, axisTitle: 8.5, label: 8, note: 7.5 } as const;

/** How much wider bold text is. */
const bold = 1.1;

/** How long a line may be, in multiples of its font size, to be as wide as the picture. */
export const lineLength = {
  title: figureWidth / textSize.title / bold,
  subtitle: figureWidth / textSize.subtitle,
  note: figureWidth / textSize.note,
} as const;

/** Verdana is what DejaVu Sans was drawn after: a reader without the one sees lines of the same length in the other. */
const fontFamily = "DejaVu Sans, Verdana, sans-serif";

export const ink = { text: "#1a1a1a", quiet: "#595959", axis: "#6b6b6b", grid: "#e3e3e3" } as const;

/** The marks of a curve, its sampled points and what stands out on it; the key draws the same ones. */
export const mark = {
  line: { type: "line", strokeWidth: 1.4, clip: true },
  interval: { type: "rule", strokeWidth: 1, clip: true },
  sampled: { type: "point", fill: "white", opacity: 1, size: 13, strokeWidth: 1 },
  best: { type: "point", filled: true, opacity: 1, size: 46 },
  echo: { type: "point", shape: "triangle-down", filled: true, opacity: 1, size: 24 },
  note: { type: "text", fontSize: textSize.note, align: "center", baseline: "middle" },
} as const;

/** The look shared by every figure. */
export const theme: Config = {
  font: fontFamily,
  background: "white",
  padding: 6,
  view: { stroke: null },
  title: {
    anchor: "start",
    frame: "group",
    fontSize: textSize.title,
    fontWeight: "bold",
    color: ink.text,
    subtitleFontSize: textSize.subtitle,
    subtitleColor: ink.quiet,
    subtitlePadding: 4,
    offset: 8,
  },
  axis: {
    labelFontSize: textSize.label,
    titleFontSize: textSize.axisTitle,
    titleFontWeight: "normal",
    labelColor: ink.text,
    titleColor: ink.text,
    domainColor: ink.axis,
    tickColor: ink.axis,
    gridColor: ink.grid,
    gridWidth: 0.6,
    domainWidth: 0.8,
    tickWidth: 0.8,
    tickSize: 3,
    labelPadding: 2,
    titlePadding: 5,
  },
};
