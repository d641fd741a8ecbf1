import type { Layer } from "./figure-rows.ts";

type Values = readonly Readonly<Record<string, unknown>>[];

/** A part of a specification, as far as pictures here are made. */
interface Part {
  readonly width?: number;
  readonly height?: number;
  readonly title?: { readonly text: string | readonly string[] };
  readonly spacing?: number;
  readonly data?: { readonly values: Values };
  readonly mark?: Layer["mark"];
  readonly encoding?: Layer["encoding"];
  readonly layer?: readonly Part[];
  readonly hconcat?: readonly Part[];
  readonly vconcat?: readonly Part[];
}

/** A mark with all that it draws, its own or its panel's. */
export interface DrawnMark {
  readonly mark: Layer["mark"];
  readonly values: Values;
  readonly encoding: Layer["encoding"];
}

/** A panel as it lies on the page. */
export interface DrawnPanel {
  readonly width: number;
  readonly height: number;
  /** What stands above it, line by line. */
  readonly heading: readonly string[];
  readonly marks: readonly DrawnMark[];
}

/** The panels of a row, from left to right, and the space between two of them. */
export interface PanelRow {
  readonly spacing: number;
  readonly panels: readonly DrawnPanel[];
}

/** A figure's specification taken apart: its key, its rows of panels, and what stands below them. */
export function pictureParts(spec: object) {
  const parts = (spec as Part).vconcat ?? [];
  const [key, caption] = [parts[0], parts[parts.length - 1]].map(panelOf);
  return { key, rows: parts.slice(1, -1).map(rowOf), caption };
}

/** A triptych is a row inside a row, with a spacing of its own. */
function rowOf({ hconcat = [], spacing = 0 }: Part): PanelRow {
  const [only] = hconcat;
  return hconcat.length === 1 && only.hconcat ? rowOf(only) : { spacing, panels: hconcat.map(panelOf) };
}

const panelOf = (part: Part): DrawnPanel => ({
  width: part.width ?? 0,
  height: part.height ?? 0,
  heading: [part.title?.text ?? []].flat(),
  marks: marksOf(part, []),
});

function marksOf({ mark, data, encoding = {}, layer = [] }: Part, inherited: Values): readonly DrawnMark[] {
  const values = data?.values ?? inherited;
  return mark ? [{ mark, values, encoding }] : layer.flatMap((part) => marksOf(part, values));
}
