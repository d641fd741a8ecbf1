import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "../../../src/figures/kit/text-width.ts";
import { isLogLike, xEncoding, yEncoding } from "../../../src/figures/plot/plot-scales.ts";
import { expectCounterExample } from "../../support/must-fail.ts";

describe("isLogLike", () => {
  it.each([
    [[1, 2, 4, 8], true],
    [[128, 1, 8, 64, 2, 16, 4, 32], true],
    [[1, 2, 5, 10, 20], true],
    [[0.001, 0.01, 0.1, 1], true],
    [[1, 2, 3, 4], false],
    // gaps of 1, 2, 3
    [[1, 2, 4, 7], true],
    [[0.25, 0.5, 1, 2], true],
    [[10, 20, 40], false],
    [[1, 10, 100], false],
    [[0, 1, 2, 4, 8], false],
    [[-8, -4, -2, -1], false],
    [[1, 2, 3, 5, 8], false],
    [[5], false],
  ])("says of %j: %s", (values, expected) => {
    expect(isLogLike(values)).toBe(expected);
  });

  const starts = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  const counts = fc.integer({ min: 4, max: 40 });
  const made = (step: (start: number, i: number) => number) =>
    fc.tuple(starts, counts).map(([start, count]) => Array.from({ length: count }, (_, i) => step(start, i)));

  it("holds of powers wherever they begin, and of no evenly spaced values", () => {
    fc.assert(
      fc.property(
        made((start, i) => start * 2 ** i),
        isLogLike,
      ),
    );
    fc.assert(
      fc.property(
        made((start, i) => start * (i + 1)),
        (values) => !isLogLike(values),
      ),
    );
  });

  it("does not hold of squares from some number on (the statement can fail)", () => {
    expectCounterExample(
      fc.property(
        made((start, i) => start * (i + 30) ** 2),
        isLogLike,
      ),
    );
  });
});

describe("xEncoding", () => {
  const words = (...values: string[]) => xEncoding({ name: "agent", values }, true, 212);

  it("places numbers, on a log scale where they are powers, and says so", () => {
    expect(xEncoding({ name: "attempts", values: [1, 2, 4, 8] }, true, 212)).toMatchObject({
      type: "quantitative",
      title: "Attempts R, log scale",
      scale: { type: "log" },
    });
    expect(xEncoding({ name: "subgoals", values: [1, 2, 3] }, true, 212)).toMatchObject({
      title: "Sub-goals K",
      scale: { type: "linear", domain: [1 - 0.052, 3 + 0.052] },
      axis: { values: [1, 2, 3] },
    });
  });

  it("names each of up to 12 places, and of more only some", () => {
    const of = (count: number) =>
      xEncoding({ name: "subgoals", values: Array.from({ length: count }, (_, i) => 5 + i) }, true, 212);
    expect(of(12).axis).toMatchObject({ values: [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] });
    expect(of(13).axis).toHaveProperty("tickCount");
    for (const { axis, scale } of [of(12), of(13)]) {
      expect(axis).toMatchObject({ grid: false });
      // it ends where it says, and reaches for no 0
      expect(scale).toMatchObject({ nice: false, zero: false });
    }
  });

  it("has on a log scale the same room at its ends, by factors", () => {
    const { scale } = xEncoding({ name: "attempts", values: [2, 4, 8, 16] }, true, 212);
    const [low, high] = scale.domain as readonly number[];
    expect(2 / low).toBeCloseTo(8 ** 0.026, 12);
    expect(high / 16).toBeCloseTo(8 ** 0.026, 12);
    expect(scale).toMatchObject({ nice: false });
  });

  it("has room around a single place", () => {
    expect(xEncoding({ name: "goal", values: [5] }, true, 212)).toMatchObject({ scale: { domain: [4, 6] } });
  });

  it("keeps words in their order, in lines that stand side by side", () => {
    const of = words("b", "a");
    expect(of).toMatchObject({ type: "nominal", scale: { domain: ["b", "a"] }, axis: { grid: false } });
    const { padding } = of.scale as unknown as { padding: number };
    expect(padding).toBeGreaterThan(0);
    expect(padding).toBeLessThan(0.3);
    expect(words("one of them", "the other one here, longer")).toMatchObject({
      axis: { labelAngle: 0, labelExpr: expect.stringContaining('["the other one here,","longer"]') },
    });
  });

  it("slants a word that is too long for its place, and leaves none out", () => {
    expect(words(..."abcdefgh".split("").map((one) => `incomprehensible-${one}`))).toMatchObject({
      axis: { labelAngle: -40, labelOverlap: false },
    });
    expect(words("one", "two")).toMatchObject({ axis: { labelAngle: 0, labelOverlap: false } });
  });

  it("turns labels by the room that each has: a word and its gap, a line and a half, less", () => {
    const word = 8 * textWidth("mmmm");
    const angleIn = (room: number) =>
      (xEncoding({ name: "agent", values: ["mmmm"] }, true, room).axis as { labelAngle: number }).labelAngle;
    expect([word + 5, word + 3, 15, 12, 8].map(angleIn)).toEqual([0, -40, -40, -90, -90]);
  });

  it("sets upright what stands close, and leaves out what has no room", () => {
    const many = Array.from({ length: 30 }, (_, i) => `statement-${i}`);
    expect(words(...many)).toMatchObject({ axis: { labelAngle: -90, labelOverlap: "parity" } });
  });

  it("takes numbers beside words as words, and names nothing where another panel does", () => {
    expect(xEncoding({ name: "horizon", values: [5, "5 + 8", null] }, false, 212)).toMatchObject({
      title: null,
      scale: { domain: ["5", "5 + 8", "none"] },
    });
  });
});

describe("yEncoding", () => {
  const of = (values: readonly number[]) => yEncoding({ column: "meanBias", values }, true, 172);

  it.each([
    ["shares from 0, however small they are", [1e-9, 0.5], { domain: [0, 0.56] }],
    ["nothing but 0", [0, 0], { domain: [0, 1] }],
    ["nothing at all", [], { domain: [0, 1] }],
    ["one value below 0", [-5], { domain: [-5.4, 0] }],
    ["shares up to 1, and what rounding lifts over it", [0.01, 1 + 1e-10], { domain: [0, 1.12 + 1.12e-10] }],
    ["what is 20 times as much on a linear scale still", [2, 40], { domain: [0, 44.8] }],
    ["what is a little more than that on a log scale", [2, 41], { type: "log", domain: [2 / 1.3, 51.25] }],
    ["what is far apart on a log scale", [1.3, 80], { type: "log", domain: [1, 100] }],
    ["what is far apart and no share", [0.013, 1.6], { type: "log", domain: [0.01, 2] }],
    ["what lies below 0 with 0 in it", [-100, -50], { domain: [-104, 0] }],
    ["what lies on both sides", [-50, 50], { domain: [-58, 58] }],
    ["what has a 0 on a linear scale", [0, 100], { domain: [0, 112] }],
  ])("shows %s", (_, values, scale) => {
    expect(of(values).scale).toMatchObject({
      ...scale,
      domain: scale.domain.map((end) => expect.closeTo(end, 9)),
    });
  });

  it("marks 1, 2, 5 of each decade, and of many decades their beginnings", () => {
    expect(of([1.3, 81]).axis).toMatchObject({ values: [1, 2, 5, 10, 20, 50, 100] });
    expect(of([1.3, 8e5]).axis).toMatchObject({ values: [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] });
    // four decades are the most that have room for all three
    expect(of([1.3, 7000]).axis).toMatchObject({
      values: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
    });
    expect(of([1.3, 9000]).axis).toMatchObject({ values: [1, 10, 100, 1000, 10_000] });
  });

  it("marks them in whatever decades the values lie", () => {
    expect(of([1500, 70_000]).axis).toMatchObject({ values: [2000, 5000, 10_000, 20_000, 50_000] });
    expect(of([0.002, 4]).axis).toMatchObject({
      values: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    });
  });

  it("ends where it says", () => {
    for (const values of [
      [0, 0.37],
      [-3, 8],
      [1.3, 81],
    ])
      expect(of(values).scale).toMatchObject({ nice: false });
  });

  it("breaks its title where the panel is low", () => {
    expect(yEncoding({ column: "meanAbsoluteBias", values: [1, 90] }, true, 96).title).toEqual([
      "Mean absolute final",
      "bias, log\u00a0scale",
    ]);
  });
});
