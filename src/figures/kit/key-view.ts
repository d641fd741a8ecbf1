import type { View } from "./figure.ts";
import { seriesEncoding } from "./series-encoding.ts";
import { textWidth } from "./text-width.ts";
import { ink, mark, textSize } from "./theme.ts";

/** One entry of a key: a series with its line and mark, or a mark that means the same for every series. */
export interface KeyEntry {
  readonly text: string;
  readonly sign: "series" | "interval" | "best" | "echo";
}

const sample = 20;
export const lineHeight = 12;
const entryGap = 11;

/** The key of a picture, on as many lines as it needs: what each line, mark and sign means. */
export function keyView(entries: readonly KeyEntry[], width: number): View {
  const series = entries.filter(({ sign }) => sign === "series").map(({ text }) => text);
  const placed = placedIn(width, entries);
  const height = Math.max(...placed.map(({ bottom }) => bottom));
  const of = (sign: KeyEntry["sign"]) => ({ values: placed.filter((entry) => entry.sign === sign) });
  const { color, strokeDash, shape } = seriesEncoding(series);
  const x = (field: string) => channel(field, { domain: [0, width] });
  const vertical = (field: string) => channel(field, { domain: [0, height], range: [0, height] });
  const y = vertical("centre");
  return {
    width,
    height,
    layer: [
      {
        data: of("series"),
        mark: { ...mark.line, type: "rule" },
        encoding: { x: x("start"), x2: { field: "end" }, y, color, strokeDash },
      },
      {
        data: of("series"),
        mark: { ...mark.sampled, size: 22 },
        encoding: { x: x("middle"), y, color, shape },
      },
      {
        data: of("interval"),
        mark: { ...mark.interval, color: ink.text },
        encoding: { x: x("middle"), y: vertical("top"), y2: { field: "bottom" } },
      },
      { data: of("interval"), mark: { ...mark.sampled, color: ink.text }, encoding: { x: x("middle"), y } },
      { data: of("best"), mark: { ...mark.best, color: ink.text }, encoding: { x: x("middle"), y } },
      { data: of("echo"), mark: { ...mark.echo, color: ink.text }, encoding: { x: x("middle"), y } },
      ...placed.map(({ series: text, start, centre, sign }) => ({
        data: { values: [{ start, centre }] },
        mark: {
          type: "text" as const,
          text,
          align: "left" as const,
          baseline: "middle" as const,
          dx: textStart(sign),
          fontSize: textSize.label,
          color: ink.text,
        },
        encoding: { x: x("start"), y },
      })),
    ],
  };
}

const channel = (field: string, scale: object) => ({
  field,
  type: "quantitative" as const,
  axis: null,
  scale: { ...scale, nice: false, zero: false },
});

const placedIn = (width: number, entries: readonly KeyEntry[]) =>
  inLines(entries, width, entryGap, ({ sign }) => textStart(sign)).map(({ text, sign, start, top }) => {
    const middle = start + (sign === "series" ? sample / 2 : 4);
    const vertical = { top, centre: top + lineHeight / 2, bottom: top + lineHeight };
    return { series: text, sign, start, middle, end: start + sample, ...vertical };
  });

/** Entries from left to right, a new line where the next one does not fit; each has a sign, its text, and a gap after it. */
export function inLines<Entry extends { readonly text: string }>(
  entries: readonly Entry[],
  width: number,
  gap: number,
  textStartOf: (entry: Entry) => number,
): readonly (Entry & { readonly start: number; readonly top: number })[] {
  let [start, top] = [0, 0];
  return entries.map((entry) => {
    const own = textStartOf(entry) + textSize.label * textWidth(entry.text) + gap;
    if (start > 0 && start + own - gap > width) [start, top] = [0, top + lineHeight + lineGap];
    const placed = { ...entry, start, top };
    start += own;
    return placed;
  });
}

const lineGap = 5;

/** How far right of its sign an entry's text begins. */
const textStart = (sign: KeyEntry["sign"]): number => (sign === "series" ? sample + 4 : 11);
