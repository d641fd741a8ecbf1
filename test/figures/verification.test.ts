import { describe, expect, it } from "vitest";
import { verification } from "../../src/figures/verification.ts";
import type { Row } from "../../src/stats/table.ts";
import { complaintsOf, drawn, panelsOf } from "../support/figure-rows.ts";

/** Rows of one strength at v = 0, 0.5, 1: pairs of claimed and true. */
const strength = (value: number, ...pairs: readonly (readonly [number, number])[]): readonly Row[] =>
  pairs.map(([claimedRate, passRate], i) => ({
    strength: value,
    verification: i / 2,
    engine: "exact",
    claimedRate,
    passRate,
  }));

const weak = strength(0, [0.7, 0.1], [0.5, 0.2], [0.4, 0.4]);
const middle = strength(1, [0.75, 0.05], [0.5, 0.1], [0.3, 0.3]);
const strong = strength(2, [0.8, 0.004], [0.4, 0.1], [0.2, 0.2]);

describe("verification", () => {
  it("has its finding for a title: what compliance and verification do", () => {
    const { finding, said } = drawn(verification, [...weak, ...middle, ...strong]);
    expect(finding).toBe("Compliance raises claims and lowers truth; verification closes the gap");
    expect(said).toBe(
      "Unverified: 0.70 claimed, 0.10 true at λ = 0; 0.80 claimed, 0.004 true at λ = 2. All verified: 0.40 and 0.20, claimed and " +
        "true alike. At every strength each step of verification adds true passes and takes away claims.",
    );
  });

  it("says so when compliance does the opposite and verification leaves a gap", () => {
    const other = strength(2, [0.6, 0.2], [0.5, 0.3], [0.5, 0.4]);
    expect(drawn(verification, [...weak, ...other]).finding).toBe(
      "Compliance lowers claims and raises truth; verification does not close the gap",
    );
  });

  it("says where a step of verification goes the wrong way", () => {
    const wrong = strength(2, [0.8, 0.1], [0.4, 0.05], [0.2, 0.2]);
    expect(drawn(verification, [...weak, ...wrong]).said).toContain(
      "Verification does not add passes and take away claims at λ = 2.",
    );
  });

  it("does not say that verification adds passes where a step changes nothing", () => {
    const flat = strength(2, [0.8, 0.1], [0.4, 0.1], [0.2, 0.2]);
    expect(drawn(verification, [...weak, ...flat]).said).toContain(
      "At no strength does a step of verification take away true passes or add claims.",
    );
  });

  it("says what is true under the most verification when a gap is left there", () => {
    const other = strength(2, [0.6, 0.2], [0.5, 0.3], [0.5, 0.4]);
    expect(drawn(verification, [...weak, ...other]).said).toContain(
      "All verified: 0.40 claimed, 0.40 true at λ = 0; 0.50 claimed, 0.40 true at λ = 2.",
    );
  });

  it("does not call unverified or all verified what is not", () => {
    const middle = [...weak, ...strong].filter((row) => row["verification"] !== 0);
    expect(drawn(verification, middle).said).toContain("At v = 0.5: 0.50 claimed, 0.20 true at λ = 0;");
    const low = [...weak, ...strong].filter((row) => row["verification"] !== 1);
    expect(drawn(verification, low).said).toContain("At v = 0.5: 0.50 claimed");
  });

  it("says nothing of steps of verification, or of compliance, where there is one level alone", () => {
    const unverified = [...weak, ...strong].filter((row) => row["verification"] === 0);
    const { finding, said } = drawn(verification, unverified);
    expect(finding).toBe("Compliance raises claims and lowers truth at v = 0");
    expect(said).toBe("Unverified: 0.70 claimed, 0.10 true at λ = 0; 0.80 claimed, 0.004 true at λ = 2.");
    expect(drawn(verification, weak).finding).not.toContain("Compliance");
  });

  it("has panels at the least, a middle and the greatest value of each axis", () => {
    const [over, along] = panelsOf(verification, [...weak, ...middle, ...strong]);
    expect(over.map((panel) => panel.title?.text)).toEqual(["λ = 0", "λ = 1", "λ = 2"]);
    expect(along.map((panel) => panel.title?.text)).toEqual(["v = 0", "v = 0.5", "v = 1"]);
    expect(
      along[1].data?.values.map((point) => [point["strength"], point["claimed"], point["pass"]]),
    ).toEqual([
      [0, 0.5, 0.2],
      [1, 0.5, 0.1],
      [2, 0.4, 0.1],
    ]);
  });

  it("takes the lower of two middle values", () => {
    const four = [...weak, ...middle, ...strong, ...strength(3, [0.9, 0.1], [0.4, 0.1], [0.2, 0.2])];
    const [over] = panelsOf(verification, four);
    expect(over.map((panel) => panel.title?.text)).toEqual(["λ = 0", "λ = 1", "λ = 3"]);
  });

  it("says a hundredth in two digits, and less in three", () => {
    const said = (pass: number) =>
      drawn(verification, [...weak, ...strength(2, [0.8, pass], [0.4, 0.1], [0.2, 0.2])]).said;
    expect(said(0.01)).toContain("0.80 claimed, 0.01 true at λ = 2");
    expect(said(0.0099)).toContain("0.80 claimed, 0.010 true at λ = 2");
  });

  it("is a specification that Vega-Lite takes without complaint", () => {
    expect(complaintsOf(drawn(verification, [...weak, ...middle, ...strong]).spec)).toEqual([]);
  });
});
