import type { View } from "./figure.ts";
import { layer } from "./layer.ts";
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
  const of = (sign: KeyEntry["sign"]) => placed.filter((entry) => entry.sign === sign);
  const { color, strokeDash, shape } = seriesEncoding(series);
  const x = (field: string) => channel(field, { domain: [0, width] });
  const vertical = (field: string) => channel(field, { domain: [0, height], range: [0, height] });
  const [y, middle] = [vertical("centre"), x("middle")];
  const line = { x: x("start"), x2: { field: "end" }, y, color, strokeDash };
  const interval = { x: middle, y: vertical("top"), y2: { field: "bottom" } };
  return {
    width,
    height,
    layer: [
      layer(of("series"), { ...mark.line, type: "rule" }, line),
      layer(of("series"), { ...mark.sampled, size: 22 }, { x: middle, y, color, shape }),
      layer(of("interval"), { ...mark.interval, color: ink.text }, interval),
      layer(of("interval"), { ...mark.sampled, color: ink.text }, { x: middle, y }),
      layer(of("best"), { ...mark.best, color: ink.text }, { x: middle, y }),
      layer(of("echo"), { ...mark.echo, color: ink.text }, { x: middle, y }),
      ...placed.map(({ series: text, start, centre, sign }) => {
        const place = { type: "text", text, align: "left", baseline: "middle", dx: textStart(sign) } as const;
        const look = { fontSize: textSize.label, color: ink.text };
        return layer([{ start, centre }], { ...place, ...look }, { x: x("start"), y });
      }),
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
