import { describe, expect, it } from "vitest";
import { guidancePool } from "../../src/figures/guidance-pool.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, exactRows, sampledRow } from "../support/figure-rows.ts";

const rule = (guidance: string, passRates: readonly number[], biases: readonly number[]): readonly Row[] =>
  exactRows({ guidance }, "distributions", 1, passRates, biases);

const aligned = rule("aligned", [0.3, 0.5, 0.9], [6, 4, 2]);
const uniform = rule("uniform", [0.3, 0.25, 0.6], [6, 7, 3]);
const misaligned = rule("misaligned", [0.3, 0.1, 0], [6, 10, 60]);
const asSaid = [...aligned, ...uniform, ...misaligned];

describe("guidancePool", () => {
  it("has its finding for a title: who gains from a larger pool and who loses", () => {
    const { finding, title, said, text } = drawn(guidancePool, asSaid);
    expect(text).toContain("With one distribution there is nothing to choose.");
    expect(finding).toBe("Aligned guidance gains from a larger pool, misaligned guidance loses");
    expect(title).toBe(finding);
    expect(said).toBe(
      "From 1 to 3 distributions: pass rate 0.30 → 0.90 aligned, 0.60 uniform and 0 misaligned; bias 6.0 → 2.0, 3.0 and 60.0. " +
        "Uniform choice lies between from 2 on. Every step of the guided curves goes that way.",
    );
  });

  it("says that the caption fails when aligned guidance loses", () => {
    const losing = [...rule("aligned", [0.3, 0.2, 0.1], [6, 7, 8]), ...uniform, ...misaligned];
    expect(drawn(guidancePool, losing).finding).toBe(
      "The caption fails: aligned guidance loses from a larger pool, misaligned guidance loses",
    );
  });

  it("says that the caption fails when a rule does one of each", () => {
    const torn = [...aligned, ...uniform, ...rule("misaligned", [0.3, 0.1, 0], [6, 5, 4])];
    expect(drawn(guidancePool, torn).finding).toContain(
      "misaligned guidance neither just gains nor just loses",
    );
  });

  it("tells a start of its own for each rule when they differ, and does not say that there is nothing to choose", () => {
    const from2 = (guidance: string, passRates: readonly number[], biases: readonly number[]) =>
      exactRows({ guidance }, "distributions", 2, passRates, biases);
    const apart = [...from2("aligned", [0.5, 0.9], [4, 2]), ...from2("misaligned", [0.1, 0], [10, 60])];
    const { said, text } = drawn(guidancePool, apart);
    expect(said).toContain(
      "pass rate 0.50 → 0.90 aligned and 0.10 → 0 misaligned; bias 4.0 → 2.0 and 10.0 → 60.0.",
    );
    expect(said).not.toContain("Uniform");
    expect(text).not.toContain("nothing to choose");
  });

  it("names and marks a step against the trend", () => {
    const dip = [...aligned, ...uniform, ...rule("misaligned", [0.3, 0.1, 0], [6, 10, 9])];
    const { said, text } = drawn(guidancePool, dip);
    expect(said).toContain("Every step goes that way but misaligned bias at 3 (10.0 → 9.0).");
    expect(text).toContain('{"series":"misaligned","x":3,"y":9,"kind":"echo","side":-1,"label":"3"}');
    expect(text).toContain("step against the trend");
    expect(drawn(guidancePool, asSaid).text).not.toContain("step against the trend");
  });

  it("has the sign in its key also where as many steps of passes as of bias go against the trend", () => {
    const both = [...aligned, ...uniform, ...rule("misaligned", [0.3, 0.1, 0.2], [6, 10, 9])];
    const { said, text } = drawn(guidancePool, both);
    expect(said).toContain("misaligned pass rate at 3 (0.10 → 0.20) and misaligned bias at 3 (10.0 → 9.0).");
    expect(text).toContain("step against the trend");
  });

  it("takes a step that changes nothing for one against the trend", () => {
    const flat = [...rule("aligned", [0.3, 0.3, 0.9], [6, 4, 2]), ...uniform, ...misaligned];
    expect(drawn(guidancePool, flat).said).toContain("but aligned pass rate at 2 (0.30 → 0.30)");
  });

  it("says where the uniform choice does not lie between", () => {
    const outside = [...aligned, ...rule("uniform", [0.3, 0.6, 0.6], [6, 7, 3]), ...misaligned];
    expect(drawn(guidancePool, outside).said).toContain("Uniform choice does not lie between at 2.");
  });

  it("refuses a table without one of the rules", () => {
    expect(() => drawn(guidancePool, aligned)).toThrow(
      "there must be a series misaligned, but there is aligned",
    );
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    const { spec } = drawn(guidancePool, [...asSaid, ...asSaid.map(sampledRow)], { trials: 100 });
    expect(complaintsOf(spec)).toEqual([]);
  });
});
