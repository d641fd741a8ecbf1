import { describe, expect, it } from "vitest";
import { separability } from "../../src/figures/separability.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, panelsOf, valuesOf } from "../support/figure-rows.ts";

/** The rows of a pool at one share: F(0), F(1), … for chunks of 20; guidance moves the tail's actions by the share. */
const share = (carryOver: number, passRates: readonly number[], pool = "a + b"): readonly Row[] =>
  passRates.map((passRate, scaffolded) => ({
    pool,
    chunk: 20,
    carryOver,
    scaffolded,
    passRate,
    totalVariation: pool === "a + b" ? carryOver / 4 : 0,
    largest: 0,
    nats: pool === "a + b" ? carryOver : 0,
  }));

const moving = [
  ...share(0, [0, 0.1, 0.3, 0.2]),
  ...share(0.3, [0, 0.2, 0.35, 0.25]),
  ...share(0.6, [0, 0.4, 0.38, 0.3]),
  ...share(1, [0.1, 0.5, 0.4, 0.3]),
];
const lone = [...share(0, [0, 0.1, 0.2, 0.1], "a"), ...share(1, [0, 0.1, 0.2, 0.1], "a")];

describe("separability", () => {
  it("has its finding for a title: which conclusions stand up to which share", () => {
    const { finding, said } = drawn(separability, [...moving, ...lone]);
    expect(finding).toBe("Partial harnesses win at every κ; the best r stays put up to κ = 0.3");
    expect(said).toBe(
      "c = 20, κ = 0 → 1: best r 2 → 1, best pass rate 0.30 → 0.50; the tail's actions shift by 0.25 (total variation), an attempt " +
        "by 1.00 nats. An agent alone has no guidance to keep: there κ changes no pass rate, and every conclusion is as it was.",
    );
  });

  it("says so when the peak leaves the inside", () => {
    const leaving = [...moving.filter((row) => row["carryOver"] !== 1), ...share(1, [0.6, 0.5, 0.4, 0.3])];
    expect(drawn(separability, leaving).finding).toBe(
      "The interior peak stands up to κ = 0.6, its place up to 0.3",
    );
  });

  it("says so when nothing moves", () => {
    const still = [...share(0, [0, 0.1, 0.3, 0.2]), ...share(1, [0, 0.2, 0.4, 0.3])];
    expect(drawn(separability, still).finding).toBe(
      "Whatever the tail keeps, the peak is inside and stays where it is",
    );
  });

  it("says by how much agents alone are moved, if they are", () => {
    const moved = [...lone.slice(0, 4), ...share(1, [0, 0.1, 0.25, 0.1], "a")];
    expect(drawn(separability, [...moving, ...moved]).said).toContain(
      "For agents alone κ changes pass rates by up to 0.050.",
    );
  });

  it("draws agents alone when there is nothing else, and the shares that there are", () => {
    const { finding, text } = drawn(separability, lone);
    expect(finding).toBe("Whatever the tail keeps, the peak is inside and stays where it is");
    expect(text).toContain("κ = 1");
    expect(text).not.toContain("κ = 0.3");
  });

  it("says from which share on a conclusion stands, and over which the study goes", () => {
    const { said, text } = drawn(
      separability,
      moving.filter((row) => row["carryOver"] !== 0),
    );
    expect(said).toContain("c = 20, κ = 0.3 → 1: best r 2 → 1");
    expect(text).toContain("peak at the same r: κ = 0.3…0.3");
  });

  it("draws the chosen shares from where something passes on, each with its best r", () => {
    const [[pass]] = panelsOf(separability, moving);
    const [bare, , bareBest, kept, , , full] = pass.layer.map(valuesOf);
    expect(bare.map((point) => [point["r"], point["pass"]])).toEqual([
      [0, 0],
      [1, 0.1],
      [2, 0.3],
      [3, 0.2],
    ]);
    expect(bareBest).toEqual([{ r: 2, pass: 0.3 }]);
    expect(kept.map((point) => point["pass"])).toEqual([0, 0.2, 0.35, 0.25]);
    expect(full.map((point) => point["pass"])).toEqual([0.1, 0.5, 0.4, 0.3]);
  });

  it("begins one chunk before anything passes with more than a thousandth, and numbers whole chunks", () => {
    const late = [...share(0, [0, 0, 0.001, 0.2, 0.1]), ...share(1, [0, 0, 0, 0.3, 0.1])];
    const [[{ layer }]] = panelsOf(separability, late);
    expect(valuesOf(layer[0]).map(({ r }) => r)).toEqual([2, 3, 4]);
    expect(layer[0].encoding["x"]["axis"]).toMatchObject({ tickMinStep: 1 });
  });

  it("draws a bar as long as each conclusion stands, one under the other with its name above", () => {
    const [, [ranges]] = panelsOf(separability, moving);
    const values = ranges.data?.values ?? [];
    expect(values.map(({ from, to, text }) => [from, to, text])).toEqual([
      [0, 1, "interior peak: κ = 0…1"],
      [0, 0.3, "peak at the same r: κ = 0…0.3"],
      [0, 1, "partial beats full: κ = 0…1"],
    ]);
    expect(values.map(({ name, top, bottom }) => [name, top, bottom])).toEqual([
      [0.3, 0.55, 0.85],
      [1.3, 1.55, 1.85],
      [2.3, 2.55, 2.85],
    ]);
  });

  it("draws no bar for what does not stand at the least share", () => {
    const leaving = [...share(0, [0.3, 0.1, 0.2]), ...share(1, [0.1, 0.3, 0.2])];
    const [, [ranges]] = panelsOf(separability, leaving);
    const [inside] = ranges.data?.values ?? [];
    expect(inside).toMatchObject({ from: 0, to: 0, text: "interior peak: not at all" });
  });

  it("draws how far the tail's actions move at the r that is best without carry-over", () => {
    const [[pass], , [shift]] = panelsOf(separability, moving);
    expect(shift.layer[0].mark["color"]).toBe(pass.layer[0].mark["color"]);
    expect(shift.data?.values).toEqual([
      { to: 0, shift: 0 },
      { to: 0.3, shift: 0.075 },
      { to: 0.6, shift: 0.15 },
      { to: 1, shift: 0.25 },
    ]);
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(separability, [...moving, ...lone]).spec)).toEqual([]);
  });
});
