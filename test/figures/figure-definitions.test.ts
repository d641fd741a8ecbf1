import { describe, expect, it } from "vitest";
import { figureDefinitions } from "../../src/figures/figure-definitions.ts";
import { figureWidth, ink, textSize } from "../../src/figures/kit/theme.ts";
import { textWidths } from "../../src/node/font-metrics.ts";
import { fontFiles } from "../../src/node/fonts.ts";
import { axesAlong, directions, domainOf, placesOf } from "../support/picture-axes.ts";
import type { DrawnMark } from "../support/picture-parts.ts";
import { allFigures } from "../support/published-figures.ts";

/** What a reader relies on in any figure, asked of each, drawn from the table that lies beside it. */
describe.each(allFigures())("the figure %s", (_, { title, subtitle, key, rows, caption }) => {
  const panels = rows.flatMap((row) => row.panels);
  const marks = panels.flatMap((panel) => panel.marks).filter(({ values }) => values.length > 0);

  it("has axes whose numbers are evenly spaced, grow by one factor, or run 1, 2, 5", () => {
    const axes = panels.flatMap((panel) => axesOf(panel.marks));
    expect(axes.filter(({ ticks, least }) => !isRegular(ticks, least))).toEqual([]);
  });

  it("draws everything inside its axes, but for what is cut at their ends", () => {
    const whole = marks.filter(({ mark }) => mark["clip"] !== true);
    expect(whole.flatMap((mark) => directions.flatMap((along) => outside(mark, along)))).toEqual([]);
  });

  it("ends its axes where it says, not at the next round number", () => {
    const scales = marks.flatMap(({ encoding }) => directions.map((along) => encoding[along]?.["scale"]));
    for (const scale of scales) expect(scale ?? {}).not.toMatchObject({ nice: true });
  });

  it("says below its panels what they are drawn over, and nothing under axes without numbers", () => {
    const rowsOver = rows.map((row) => row.panels.flatMap(({ marks: own }) => axesAlong(own, "x")));
    for (const { title: name, axis } of rowsOver.flat()) if (axis.labels === false) expect(name).toBe("");
    const [last] = rowsOver.slice(-1);
    expect(last.filter(({ title: name, axis }) => name === "" || axis.labels === false)).toEqual([]);
  });

  it("says once what panels that stand under one another are drawn over: below the last of them", () => {
    const axes = rows.map((row) => row.panels.map(({ marks: own }) => axesAlong(own, "x")[0]));
    for (const [i, upper] of axes.slice(0, -1).entries()) {
      for (const [column, axis] of upper.entries()) {
        const below = axes[i + 1][column];
        if (axis && below && isEqual(axis.channel["scale"], below.channel["scale"]) && axis.title !== "")
          expect([axis.channel["field"], axis.title]).not.toEqual([below.channel["field"], below.title]);
      }
    }
  });

  it("has a colour, dash and shape for each series", () => {
    for (const { encoding } of marks) {
      for (const channel of ["color", "strokeDash", "shape"]) {
        if (encoding[channel]?.["type"] !== "nominal") continue;
        const { domain, range } = (encoding[channel]?.["scale"] ?? {}) as Record<string, unknown[]>;
        expect(range?.length).toBe(domain?.length);
      }
    }
  });

  it("has rows of panels that fill the page, but for the labels of axes between them", () => {
    for (const row of rows.filter((one) => one.panels.length > 1)) {
      const widths = row.panels.reduce((sum, { width }) => sum + width, 0);
      const all = widths + row.spacing * (row.panels.length - 1);
      // of two, each has the labels of its own axis to the left of it
      const labels = row.panels.length === 2 ? 30 : 0;
      expect(all).toBeCloseTo(figureWidth - labels, 9);
    }
  });

  it("has no row of panels that is wider than the page", () => {
    for (const { panels: own, spacing } of rows) {
      const widths = own.reduce((sum, { width }) => sum + width, 0);
      expect(widths + spacing * (own.length - 1)).toBeLessThan(figureWidth + 1e-9);
    }
  });

  it("says what an axis measures in the first panel of a row, and again only where it is another thing", () => {
    for (const row of rows) {
      const [first, ...others] = row.panels.flatMap(({ marks: own }) => measuredBy(own));
      if (first === undefined) continue;
      expect(first.title).not.toBe("");
      for (const { title: again, what } of others) expect(again === "").toBe(what === first.what);
    }
  });

  it("has in its key what its panels draw", () => {
    const ranges = [...marks.map(colorsOf), [paper]];
    const signs = key.marks.filter(({ mark, values }) => mark["type"] !== "text" && values.length > 0);
    const strange = signs.filter(({ mark }) =>
      mark["type"] === "rect"
        ? !ranges.some((colors) => isAmong(mark["color"], colors))
        : !marks.some((drawn) => isDrawnLike(drawn.mark, mark)),
    );
    expect(strange.map(({ mark }) => mark)).toEqual([]);
  });

  it("fills areas with colours that its key names", () => {
    const patches = key.marks.filter(({ mark }) => mark["type"] === "rect").map(({ mark }) => mark["color"]);
    const areas = marks.filter(({ mark }) => mark["type"] === "area" || mark["type"] === "bar");
    for (const { mark } of areas) expect(patches).toContain(mark["color"]);
  });

  it("breaks no line in a way that its key does not name", () => {
    const dashed = marks.filter(({ mark }) => Array.isArray(mark["strokeDash"]));
    for (const { mark } of dashed) {
      const own = key.marks.filter((sign) => isEqual(sign.mark["strokeDash"], mark["strokeDash"]));
      expect(own.map((sign) => sign.mark["color"])).toContain(mark["color"]);
    }
  });

  it("shades from the least to the greatest, all that it shades", () => {
    for (const { encoding, values } of marks) {
      const { type, field, scale } = encoding["color"] ?? {};
      if (type !== "quantitative") continue;
      const { domain } = scale as { domain: readonly number[] };
      expect(domain.toSorted((a, b) => a - b)).toEqual(domain);
      expect(new Set(domain).size).toBe(domain.length);
      const shaded = values.map((value) => Number(value[String(field)]));
      expect(Math.min(...shaded)).toBeGreaterThanOrEqual(domain[0]);
      expect(Math.max(...shaded)).toBeLessThanOrEqual(domain[domain.length - 1]);
    }
  });

  it("draws nothing too thin, small or pale to be seen", () => {
    for (const { mark } of [...marks, ...key.marks]) {
      const { type, strokeWidth, size, opacity = 1 } = mark;
      // an edge is thinner than a line
      if (type === "rect" || type === "bar") expect(Number(strokeWidth ?? 0)).toBeLessThan(1);
      if (type === "line" || type === "rule") expect(Number(strokeWidth)).toBeGreaterThanOrEqual(0.5);
      if (type === "point") expect(Number(size)).toBeGreaterThanOrEqual(7);
      // a thicker outline would be a blot
      if (type === "point") expect(Number(strokeWidth ?? 0)).toBeLessThan(1.7);
      if (isOutlined(mark)) expect(Number(strokeWidth)).toBeGreaterThanOrEqual(0.5);
      expect(Number(opacity)).toBeGreaterThanOrEqual(0.4);
      expect(Number(opacity)).toBeLessThanOrEqual(1);
    }
  });

  it("writes labels clear of the marks that they name, and near them", () => {
    for (const label of marks.filter(({ mark, encoding }) => mark["type"] === "text" && "x" in encoding)) {
      const named = marks.filter(({ mark, values }) => mark["type"] === "point" && isSame(values, label));
      for (const { mark } of named) {
        const between = Math.hypot(apart(mark, label.mark, "xOffset"), apart(mark, label.mark, "yOffset"));
        const touching = Math.sqrt(Number(mark["size"]) / Math.PI) + textSize.note / 2;
        expect(between).toBeGreaterThan(touching);
        expect(between).toBeLessThan(2 * touching);
      }
    }
  });

  it("has no line of text that is wider than the text of a page", () => {
    const [{ text: below }] = caption.marks.map(({ mark }) => mark);
    const lines = [
      ...title.map((line) => bold(line) * textSize.title),
      ...subtitle.map((line) => regular(line) * textSize.subtitle),
      ...(below as readonly string[]).map((line) => regular(line) * textSize.note),
    ];
    expect(Math.max(...lines)).toBeLessThan(504);
  });
});

describe("figureDefinitions", () => {
  it("asks three values of an axis inside of which something can lie, and two of one whose ends are compared", () => {
    const asked = Object.entries(figureDefinitions).flatMap(([figure, { least = {} }]) =>
      Object.entries(least).map(([axis, count]) => ({ axis: `${figure} ${axis}`, count })),
    );
    expect(asked.filter(({ count }) => count !== 2)).toEqual(
      [
        "granularity subgoals",
        "partial scaffolded",
        "partial-shift scaffolded",
        "echo-peaks chunk",
        "marginal scaffolded",
        "separability scaffolded",
      ].map((axis) => ({ axis, count: 3 })),
    );
    expect(asked).toHaveLength(22);
  });
});

describe("isRegular", () => {
  it("takes even steps, also after a first that begins the sweep or is half the second", () => {
    expect(isRegular([0, 0.2, 0.4, 0.6], 0)).toBe(true);
    expect(isRegular([3, 8, 12, 16], 3)).toBe(true);
    expect(isRegular([6, 12, 24, 36], 0)).toBe(true);
    expect(isRegular([1, 2, 4, 8], 0)).toBe(true);
    expect(isRegular([0.5, 1, 2, 5, 10], 0)).toBe(true);
  });

  it.each([
    [[0, 30, 60, 91, 120]],
    [[2, 8, 12, 16]],
    [[1, 3, 4, 8, 16]],
    [[5, 11, 20]],
    [[0, 0.2, 0.4, 1.6]],
  ])("does not take %s", (ticks) => {
    expect(isRegular(ticks, 1)).toBe(false);
  });
});

const [regular, bold] = [fontFiles().regular, fontFiles().bold].map(textWidths);
/** The numbers that the axes of a panel show, each with the least value drawn along it. */
function axesOf(marks: readonly DrawnMark[]) {
  return directions.flatMap((along) => {
    const drawn = marks.flatMap(({ encoding, values }) => {
      const { axis, field } = encoding[along] ?? {};
      const ticks = (axis as { values?: readonly number[] } | undefined)?.values;
      return ticks ? [{ ticks, places: values.map((value) => Number(value[String(field)])) }] : [];
    });
    const least = Math.min(...drawn.flatMap(({ places }) => places));
    return drawn.map(({ ticks }) => ({ ticks, least }));
  });
}

/** Whether numbers follow one rule; the first may be where the sweep begins, or half the second. */
function isRegular(ticks: readonly number[], least: number): boolean {
  const [first, second] = ticks;
  const isOwn = first === least || first === second / 2;
  return (
    areOne(steps(ticks)) ||
    (isOwn && areOne(steps(ticks.slice(1)))) ||
    areOne(factors(ticks)) ||
    (ticks.every((tick) => /^[125]e/.test(tick.toExponential())) && factors(ticks).every(isTwoOrSo))
  );
}

const steps = (ticks: readonly number[]) => ticks.slice(1).map((tick, i) => tick - ticks[i]);
const factors = (ticks: readonly number[]) => ticks.slice(1).map((tick, i) => tick / ticks[i]);
const isTwoOrSo = (factor: number) => factor > 1.9 && factor < 2.6;
const areOne = ([first, ...others]: readonly number[]): boolean =>
  first > 0 && others.every((other) => Math.abs(other / first - 1) < 1e-9);

/** What a mark draws outside the ends of an axis. */
function outside(mark: DrawnMark, along: "x" | "y") {
  const domain = domainOf(mark.encoding[along]);
  if (domain === null) return [];
  const { low, high } = domain;
  return placesOf(mark, along)
    .filter((place) => place < low - 1e-9 || place > high * (1 + 1e-9))
    .map((place) => ({ place, domain }));
}

/** What the upright axis of a panel is called, and what would be another axis. */
const measuredBy = (marks: readonly DrawnMark[]) =>
  axesAlong(marks, "y")
    .slice(0, 1)
    .map(({ title, channel }) => {
      const { type } = channel["scale"] as { type?: unknown };
      return { title, what: `${channel["field"]} ${type}` };
    });

type Mark = DrawnMark["mark"];

/** Whether a point is nothing but its outline on what lies below. */
const isOutlined = ({ type, fill, filled, shape }: Mark): boolean =>
  type === "point" && (fill === "white" || filled === false || shape === "stroke");

/** The colour of a mark, or the stops between which its colours lie. */
function colorsOf({ mark, encoding }: DrawnMark): readonly string[] {
  const { range } = (encoding["color"]?.["scale"] ?? {}) as { range?: readonly string[] };
  return range ?? [String(mark["color"])];
}

/** Whether a colour is one of some stops, or lies between two neighbours. */
function isAmong(color: unknown, stops: readonly string[]): boolean {
  const own = channelsOf(color === "white" ? paper : String(color));
  return stops.some((stop, i) => {
    const [from, to] = [channelsOf(stop), channelsOf(stops[i + 1] ?? stop)];
    return own.every((value, c) => value >= Math.min(from[c], to[c]) && value <= Math.max(from[c], to[c]));
  });
}

const paper = "#ffffff";
const channelsOf = (color: string) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** Whether a mark of a panel looks like a sign of the key, as far as the sign says; black stands for any colour. */
function isDrawnLike(drawn: Mark, sign: Mark): boolean {
  const isLine = sign["type"] === "rule";
  if (!(isLine ? ["rule", "line"] : [sign["type"]]).includes(drawn["type"])) return false;
  const alike = (name: string, usual: unknown) =>
    !(name in sign && name in drawn) || isEqual(drawn[name] ?? usual, sign[name] ?? usual);
  if (!isLine) return alike("shape", "circle");
  const thicker = Math.abs(Number(drawn["strokeWidth"]) - Number(sign["strokeWidth"]));
  return (sign["color"] === ink.text || alike("color", "")) && alike("strokeDash", [1, 0]) && thicker < 0.3;
}

const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isSame = (values: DrawnMark["values"], label: DrawnMark): boolean =>
  values.length > 0 && isEqual(values, label.values);
const apart = (a: Mark, b: Mark, offset: string) => Number(a[offset] ?? 0) - Number(b[offset] ?? 0);
