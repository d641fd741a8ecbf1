import { describe, expect, it } from "vitest";
import type { FigureContext } from "../../../src/figures/kit/figure.ts";
import {
  figureOf,
  linesAndPoints,
  type SweepFigure,
  seriesKey,
} from "../../../src/figures/kit/sweep-figure.ts";

const context: FigureContext = {
  experiment: "010-sample",
  dataHash: "0123456789abcdef",
  figures: [],
  paper: "",
  ours: "",
  trials: null,
};

const parts: SweepFigure = {
  finding: "A finding",
  details: [],
  key: [],
  panels: [[{ mark: "point" }], [{ mark: "rule" }, { mark: "text" }]],
  reading: ["How to read it."],
};

const specOf = (changes: Partial<SweepFigure> = {}) =>
  figureOf({ ...parts, ...changes }, context).spec as unknown as {
    title: { text: unknown; subtitle?: unknown };
    vconcat: readonly { hconcat?: readonly unknown[]; layer?: unknown; mark?: unknown }[];
  };

describe("figureOf", () => {
  it("has rows of panels over a caption, and a key above them where there is something to tell apart", () => {
    const kinds = (changes: Partial<SweepFigure>) =>
      specOf(changes).vconcat.map(({ hconcat, mark }) => hconcat?.length ?? (mark ? "one mark" : "layers"));
    expect(kinds({})).toEqual([1, 2, "one mark"]);
    expect(kinds({ key: [{ text: "a", sign: "series" }] })).toEqual(["layers", 1, 2, "one mark"]);
    const own = { mark: "bar" } as const;
    expect(specOf({ key: own as unknown as SweepFigure["key"] }).vconcat[0]).toBe(own);
  });

  it("has a title on as many lines as it needs, with a subtitle where there is more to say", () => {
    expect(specOf().title).toEqual({ text: "A finding" });
    expect(specOf({ details: ["One."] }).title).toEqual({ text: "A finding", subtitle: ["One."] });
    const { text, subtitle } = specOf({
      finding: "A finding that is long ".repeat(8).trim(),
      details: ["One.", "Two."],
    }).title;
    expect((text as readonly string[]).join(" ")).toBe("A finding that is long ".repeat(8).trim());
    expect((text as readonly string[]).length).toBeGreaterThan(1);
    expect(subtitle).toEqual(["One.", "Two."]);
  });
});

describe("what is said of sampled points", () => {
  const sampled = { ...context, trials: 20_000 };

  it("is how many trials each is of, and nothing where there are none", () => {
    expect(linesAndPoints(context)).toBe("Lines: exact.");
    expect(linesAndPoints(sampled)).toBe("Lines: exact. Points: 20,000 trials each.");
  });

  it("is in the key, between the series and other signs", () => {
    const best = { text: "best", sign: "best" } as const;
    const signs = (of: FigureContext) => seriesKey([{ series: "a" }], of, [best]).map(({ sign }) => sign);
    expect(signs(context)).toEqual(["series", "best"]);
    expect(signs(sampled)).toEqual(["series", "interval", "best"]);
  });
});
