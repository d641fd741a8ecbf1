import { describe, expect, it } from "vitest";
import { figureWidth, textSize } from "../../src/figures/kit/theme.ts";
import { textWidths } from "../../src/node/font-metrics.ts";
import { fontFiles } from "../../src/node/fonts.ts";
import { axesAlong, directions, domainOf, placesOf } from "../support/picture-axes.ts";
import type { DrawnMark, DrawnPanel } from "../support/picture-parts.ts";
import { allFigures } from "../support/published-figures.ts";

/** How the room of a figure is used: axes as long as their data, words as wide as their panels. */
describe.each(allFigures())("the figure %s", (_, { rows, key }) => {
  const panels = rows.flatMap((row) => row.panels);
  const marks = panels.flatMap((panel) => panel.marks);

  it("has axes as long as what they show, with room for a step or a label at their ends", () => {
    expect(axesIn(marks).filter(({ least, greatest, most }) => Math.max(least, greatest) > most)).toEqual([]);
  });

  it("numbers its axes over most of their length, with 3 to 9 numbers", () => {
    for (const { shown, covered } of axesIn(marks).filter(({ ticks }) => ticks.length > 0)) {
      expect(shown.length).toBeGreaterThanOrEqual(3);
      expect(shown.length).toBeLessThan(10);
      expect(covered).toBeGreaterThan(0.6);
    }
  });

  it("does not stretch its axes to a 0 that lies outside of them", () => {
    const scales = marks.flatMap(({ encoding }) => directions.map((along) => encoding[along]?.["scale"]));
    for (const scale of scales) expect(scale ?? {}).not.toMatchObject({ zero: true });
  });

  it("has grid lines to read heights by, and none upright or under shading", () => {
    for (const { marks: own } of panels) {
      for (const { axis } of axesAlong(own, "x")) expect(axis.grid).toBe(false);
      const isShaded = own.some(({ mark, encoding }) => mark["type"] === "rect" && "color" in encoding);
      for (const { axis } of axesAlong(own, "y")) expect(axis.grid ?? true).toBe(!isShaded);
    }
  });

  it("writes no number beside its tick", () => {
    const axes = directions.flatMap((along) => axesAlong(marks, along));
    for (const { axis } of axes) expect(axis).not.toMatchObject({ labelFlush: true });
  });

  it("has panels of one size in a row", () => {
    for (const row of rows) {
      const sizes = row.panels.map(({ width, height }) => `${width} × ${height}`);
      expect([...new Set(sizes)]).toHaveLength(1);
    }
  });

  it("has headings no wider, and titles of axes no longer, than their panels", () => {
    for (const panel of panels) {
      for (const line of panel.heading) expect(widthOf(line) * textSize.label).toBeLessThan(panel.width);
      for (const along of directions) expect(titlesAlong(panel, along)).toBeLessThan(sizeOf(panel, along));
    }
  });

  it("has a key no wider than the page, without a word over another", () => {
    const lines = Map.groupBy(key.marks.flatMap(wordsOf), ({ y }) => y);
    for (const words of lines.values()) {
      const inOrder = words.toSorted((a, b) => a.left - b.left);
      const clear = inOrder.slice(1).map(({ left }, i) => left - inOrder[i].right);
      expect(Math.min(8, ...clear)).toBeGreaterThanOrEqual(8);
      expect(inOrder[inOrder.length - 1].right).toBeLessThanOrEqual(figureWidth);
    }
  });
});

const widthOf = textWidths(fontFiles().regular);

/** Every axis of some panels once, with how much of it is left free at either end, and what it numbers. */
function axesIn(marks: readonly DrawnMark[]) {
  return directions.flatMap((along) => {
    const numeric = marks.filter(({ encoding }) => domainOf(encoding[along]) !== null);
    const byScale = Map.groupBy(numeric, ({ encoding }) => JSON.stringify(encoding[along]["scale"]));
    return [...byScale].map(([scale, own]) => ({ along, scale, ...roomOf(own, along) }));
  });
}

/** The free shares of an axis, and how much may be free: in the direction of x a step, elsewhere the height of a label. */
function roomOf(marks: readonly DrawnMark[], along: "x" | "y") {
  const [{ encoding }] = marks;
  const isLog = (encoding[along]["scale"] as { type?: string }).type === "log";
  const inner = isLog ? Math.log : (value: number) => value;
  const [low, high] = Object.values(domainOf(encoding[along]) ?? {}).map(inner);
  const length = high - low;
  const places = [...new Set(marks.flatMap((mark) => placesOf(mark, along).map(inner)))].sort(
    (a, b) => a - b,
  );
  const share = (from: number, to: number) => (to - from) / length;
  const steps = places.slice(1).map((place, i) => place - places[i]);
  const ticks = axesAlong(marks, along).flatMap(({ axis }) => axis.values ?? []);
  const shown = [...new Set(ticks.map(inner))].filter((tick) => tick >= low && tick <= high);
  return {
    least: share(low, places[0]),
    greatest: share(places[places.length - 1], high),
    most: along === "x" ? Math.max(0.05, share(0, Math.min(...steps))) : isLog ? 0.15 : 0.22,
    ticks,
    shown,
    covered: share(Math.min(...shown), Math.max(...shown)),
  };
}

/** How long the longest line of an axis' title is. */
const titlesAlong = ({ marks }: DrawnPanel, along: "x" | "y"): number =>
  Math.max(
    0,
    ...axesAlong(marks, along).flatMap(({ lines }) =>
      lines.map((line) => widthOf(line) * textSize.axisTitle),
    ),
  );

const sizeOf = ({ width, height }: DrawnPanel, along: "x" | "y"): number => (along === "x" ? width : height);

/** A text of the key where it stands. */
function wordsOf({ mark, encoding, values }: DrawnMark) {
  if (mark["type"] !== "text") return [];
  const at = (channel: "x" | "y") => {
    const { value, field } = encoding[channel];
    return Number(field === undefined ? value : values[0][String(field)]);
  };
  const left = at("x") + Number(mark["dx"] ?? 0);
  return [{ y: at("y"), left, right: left + widthOf(String(mark["text"])) * Number(mark["fontSize"]) }];
}
