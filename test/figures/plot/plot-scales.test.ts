import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLogLike, xEncoding, yEncoding } from "../../../src/figures/plot/plot-scales.ts";
import { expectCounterExample } from "../../support/must-fail.ts";

describe("isLogLike", () => {
  it.each([
    [[1, 2, 4, 8], true],
    [[128, 1, 8, 64, 2, 16, 4, 32], true],
    [[1, 2, 5, 10, 20], true],
    [[0.001, 0.01, 0.1, 1], true],
    [[1, 2, 3, 4], false],
    [[10, 20, 40], false],
    [[0, 1, 2, 4, 8], false],
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

  it("has room around a single place", () => {
    expect(xEncoding({ name: "goal", values: [5] }, true, 212)).toMatchObject({ scale: { domain: [4, 6] } });
  });

  it("keeps words in their order, in lines that stand side by side", () => {
    expect(words("b", "a")).toMatchObject({ type: "nominal", scale: { domain: ["b", "a"] } });
    expect(words("one of them", "the other one here, longer")).toMatchObject({
      axis: { labelAngle: 0, labelExpr: expect.stringContaining('["the other one here,","longer"]') },
    });
  });

  it("slants a word that is too long for its place", () => {
    expect(words(..."abcdefgh".split("").map((one) => `incomprehensible-${one}`))).toMatchObject({
      axis: { labelAngle: -40 },
    });
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
    ["what is far apart on a log scale", [1.3, 80], { type: "log", domain: [1, 100] }],
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
  });

  it("breaks its title where the panel is low", () => {
    expect(yEncoding({ column: "meanAbsoluteBias", values: [1, 90] }, true, 96).title).toEqual([
      "Mean absolute final",
      "bias, log\u00a0scale",
    ]);
  });
});
