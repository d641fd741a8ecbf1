import { describe, expect, it } from "vitest";
import { type KeyEntry, keyView } from "../../../src/figures/kit/key-view.ts";

const entry = (text: string): KeyEntry => ({ text, sign: "series" });

interface Drawn {
  readonly mark: {
    readonly type: string;
    readonly shape?: string;
    readonly size?: number;
    readonly dx?: number;
  };
  readonly data: { readonly values: readonly Placed[] };
  readonly encoding: Readonly<Record<string, object>>;
}

interface Placed extends Readonly<Record<"start" | "middle" | "end" | "top" | "centre" | "bottom", number>> {
  readonly series: string;
}

const layersOf = (entries: readonly KeyEntry[], width: number) =>
  (keyView(entries, width) as unknown as { layer: readonly Drawn[] }).layer;

/** Where each entry's text begins. */
const starts = (entries: readonly KeyEntry[], width: number) =>
  layersOf(entries, width)
    .filter(({ mark }) => mark.type === "text")
    .map(({ data }) => data.values[0]);

describe("keyView", () => {
  it("puts entries side by side, each as wide as its text", () => {
    const [first, second, third] = starts([entry("i"), entry("mmmm"), entry("i")], 400);
    expect([first.start, second.centre, third.centre]).toEqual([0, first.centre, first.centre]);
    expect(third.start - second.start).toBeGreaterThan(second.start + 20);
  });

  it("begins a new line where the next entry would not fit", () => {
    const [first, second] = starts([entry("m".repeat(20)), entry("m".repeat(20))], 300);
    expect(second).toMatchObject({ start: 0, centre: first.centre + 17 });
    expect(keyView([entry("m".repeat(20)), entry("m".repeat(20))], 300)).toMatchObject({ height: 29 });
  });

  it("leaves no empty line above an entry that is wider than the picture", () => {
    expect(keyView([entry("@@")], 20)).toMatchObject({ height: 12 });
  });

  it("keeps an entry in its line that just fits", () => {
    // @ is as wide as the font is large, 8 units: twice a sign of 24 and a text of 16, and a gap of 11 between
    const two = [entry("@@"), entry("@@")];
    expect(starts(two, 91).map(({ start }) => start)).toEqual([0, 51]);
    expect(starts(two, 90.9).map(({ start }) => start)).toEqual([0, 0]);
  });

  it("measures in units of the picture, and tells series alone apart by colour, dash and shape", () => {
    const [lines, points] = layersOf([entry("a"), { text: "best", sign: "best" }, entry("b")], 300);
    const exact = { nice: false, zero: false };
    for (const [layer, x] of [
      [lines, "start"],
      [points, "middle"],
    ] as const) {
      expect(layer.encoding["x"]).toMatchObject({ field: x, scale: { domain: [0, 300], ...exact } });
      expect(layer.encoding["y"]).toMatchObject({ scale: { domain: [0, 12], range: [0, 12], ...exact } });
      expect(layer.encoding["color"]).toMatchObject({ scale: { domain: ["a", "b"] } });
    }
  });

  it("draws each sign by the marks of the panels, in the middle of its line and of its room", () => {
    const signs = ["series", "interval", "best", "echo"] as const;
    const layers = layersOf(
      signs.map((sign) => ({ text: sign, sign })),
      400,
    );
    const [texts, drawn] = [true, false].map((isText) =>
      layers.filter(({ mark }) => (mark.type === "text") === isText),
    );
    const marks = drawn.flatMap(({ mark, data }) =>
      data.values.map(({ series }) => `${series}: ${mark.shape ?? mark.type}`),
    );
    expect(marks).toEqual([
      "series: rule",
      "series: point",
      "interval: rule",
      "interval: point",
      "best: point",
      "echo: triangle-down",
    ]);
    for (const { mark, data } of drawn) {
      const [{ series, start, middle, end, top, centre, bottom }] = data.values;
      const room = Number(texts.find((text) => text.data.values[0].start === start)?.mark.dx);
      const half = Math.sqrt(mark.size ?? 0) / 2;
      expect(middle - half).toBeGreaterThanOrEqual(start);
      expect(middle + half).toBeLessThan(start + room);
      expect(centre).toBe((top + bottom) / 2);
      if (series === "series") expect(middle).toBe((start + end) / 2);
    }
  });
});
