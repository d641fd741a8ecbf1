import type { TopLevelSpec } from "vega-lite";
import type { Row } from "../../stats/table.ts";
import { captionView } from "./caption-view.ts";
import type { FigureContext, FigureDefinition, View } from "./figure.ts";
import type { Figure } from "./figure-definition.ts";
import { type KeyEntry, keyView } from "./key-view.ts";
import { figureWidth, lineLength, panel, theme } from "./theme.ts";
import { wrapped } from "./wording.ts";

/** What a picture of panels consists of, from top to bottom. */
export interface SweepFigure {
  readonly finding: string;
  /** Sentences under the title. */
  readonly details: readonly string[];
  /** The entries of the usual key, or a key of its own. */
  readonly key: readonly KeyEntry[] | View;
  /** Rows of panels. */
  readonly panels: readonly (readonly View[])[];
  /** The space between panels side by side, when it is not the usual one. */
  readonly gap?: number;
  /** How to read the picture: the first lines of the caption. */
  readonly reading: readonly string[];
}

/** A figure of a table with such axes and rows of such measurements: title, key, panels side by side, a caption. */
export const sweepFigure = (
  axes: readonly string[],
  measurements: readonly string[],
  partsOf: (rows: readonly Row[], context: FigureContext) => SweepFigure,
): FigureDefinition => ({
  axes,
  measurements,
  draw: (rows, context) => figureOf(partsOf(rows, context), context),
});

/** A figure of its parts. */
export function figureOf(parts: SweepFigure, context: FigureContext): Figure<TopLevelSpec> {
  const { finding, details } = parts;
  return { finding, details, spec: specOf(parts, context) };
}

function specOf(parts: SweepFigure, context: FigureContext): TopLevelSpec {
  const { finding, details, key, panels, gap = panel.gap, reading } = parts;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: finding,
    title: titleOf(finding, details),
    config: theme,
    spacing: 10,
    vconcat: [
      ...keyViews(key),
      ...panels.map((views) => ({ spacing: gap, hconcat: [...views] })),
      captionView(reading, context, figureWidth),
    ],
  };
}

/** A picture with nothing to tell apart has no key. */
function keyViews(key: SweepFigure["key"]): readonly View[] {
  if (!isEntries(key)) return [key];
  return key.length === 0 ? [] : [keyView(key, figureWidth)];
}

const isEntries = (key: readonly KeyEntry[] | View): key is readonly KeyEntry[] => Array.isArray(key);

function titleOf(finding: string, details: readonly string[]) {
  const text = wrapped(finding, lineLength.title);
  return {
    text: text.length === 1 ? finding : [...text],
    // An empty one would take room.
    ...(details.length > 0 && { subtitle: details.flatMap((line) => wrapped(line, lineLength.subtitle)) }),
  };
}

/** The first line of a caption: what lines and points are. */
export const linesAndPoints = (context: FigureContext): string =>
  context.trials === null ? "Lines: exact." : `Lines: exact. Points: ${trialsWords(context)}.`;

/** How much a sampled point is sampled. */
export function trialsWords({ trials, until }: FigureContext): string {
  if (trials === null) return "sampled";
  const count = `${trials.toLocaleString("en-US")} trials each`;
  return until === undefined ? count : `up to ${count}, until known to ±${until}`;
}

/** The key of series and their sampled points. */
export function seriesKey(
  curves: readonly { readonly series: string }[],
  { trials }: FigureContext,
  signs: readonly KeyEntry[] = [],
): readonly KeyEntry[] {
  return [
    ...curves.map(({ series: text }): KeyEntry => ({ text, sign: "series" })),
    ...(trials === null ? [] : [{ text: "Monte Carlo, 95 % interval", sign: "interval" as const }]),
    ...signs,
  ];
}
