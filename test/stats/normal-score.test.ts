import { describe, expect, it } from "vitest";
import { confidenceLevels, normalScore } from "../../src/stats/normal-score.ts";

describe("normalScore", () => {
  it.each(confidenceLevels)("cuts off the middle %f of a standard normal", (level) => {
    expect(massWithin(normalScore(level))).toBeCloseTo(level, 12);
  });

  it("is not the 1.9572 that some libraries give for 95 %", () => {
    expect(Math.abs(massWithin(1.9572) - 0.95)).toBeGreaterThan(1e-4);
  });
});

/** P(|Z| <= z), by Simpson's rule. */
function massWithin(z: number): number {
  const intervals = 2000;
  const density = (x: number) => Math.exp(-(x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(-z) + density(z);
  for (let i = 1; i < intervals; i++) sum += (i % 2 === 1 ? 4 : 2) * density(-z + (2 * z * i) / intervals);
  return (sum * 2 * z) / intervals / 3;
}
