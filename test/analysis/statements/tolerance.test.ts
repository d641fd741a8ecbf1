import { describe, expect, it } from "vitest";
import { toleranceCaption } from "../../../src/analysis/statements/tolerance.ts";
import { madeUpTables } from "../../support/made-up-tables.ts";

type Curve = (tolerance: number) => number;

/** The study of tolerance, in which every agent passes and strays as it is told to. */
const decided = (pass: Curve, bias: Curve) =>
  toleranceCaption.decide(
    madeUpTables("exact", ({ harness: { tolerance = 0 } }) => ({
      engine: "exact",
      successRate: pass(tolerance),
      meanAbsoluteBias: bias(tolerance),
    })),
  );

const rising: Curve = (tolerance) => 1 - 2 ** -(tolerance + 1);
const valley: Curve = (tolerance) => Math.abs(tolerance - 1.5);

describe("figure-6", () => {
  it("holds where passes rise and the bias falls first and grows last", () => {
    // Of each agent: that the rise is sharp, that the bias falls and grows, 12 steps of the passes, and those of the bias past ⌈σ⌉.
    const { verdict, cases, numbers } = decided(rising, valley);
    expect(verdict).toBe("holds");
    expect(cases.holding).toBe(cases.of);
    const agents = numbers["agents"] as readonly { deviation: number; leastBiasAt: number }[];
    const past = agents.reduce((sum, { deviation }) => sum + 12 - Math.ceil(deviation), 0);
    expect(cases.of).toBe(3 * (3 + 12) + past);
    for (const { leastBiasAt, deviation } of agents) {
      expect(leastBiasAt).toBe(1);
      expect(deviation).toBeGreaterThan(1);
      expect(deviation).toBeLessThan(4);
    }
  });

  const failing = (pass: Curve, bias: Curve) => {
    const { verdict, exceptions } = decided(pass, bias);
    return [verdict, [...new Set(exceptions.map((one) => one.case))]];
  };

  it("fails where half of the rise or less comes within one deviation", () => {
    expect(failing((tolerance) => tolerance / 12, valley)).toEqual(["fails", ["sharp"]]);
  });

  it("fails where the first step does not lower the bias", () => {
    expect(failing(rising, (tolerance) => tolerance)).toEqual(["fails", ["bias-falls"]]);
    expect(failing(rising, (tolerance) => Math.max(1, tolerance))).toEqual(["fails", ["bias-falls"]]);
  });

  it("fails where the bias is no higher at the end than at one deviation", () => {
    expect(failing(rising, (tolerance) => 12 - tolerance)).toEqual(["fails", ["bias-grows", "bias-step"]]);
  });

  it("lists single steps: of passes downwards alone, of the bias also level ones", () => {
    const level: Curve = (tolerance) => rising(tolerance === 9 ? 8 : tolerance);
    expect(decided(level, valley).verdict).toBe("holds");
    const dip: Curve = (tolerance) => rising(tolerance) - (tolerance === 9 ? 0.01 : 0);
    const flat: Curve = (tolerance) => valley(tolerance === 7 ? 6 : tolerance);
    const { verdict, exceptions } = decided(dip, flat);
    expect(verdict).toBe("holds with exceptions");
    expect(exceptions.map((one) => [one.case, one["at"]])).toEqual(
      [1, 2, 3].flatMap(() => [
        ["pass-step", [8, 9]],
        ["bias-step", [6, 7]],
      ]),
    );
  });
});
