import { describe, expect, it } from "vitest";
import { pointsOf } from "../../../src/figures/plot/plot-points.ts";

describe("pointsOf", () => {
  it("takes a row for sampled that has an interval, or says that it is", () => {
    const channels = { x: { name: "x", values: [1, 2] }, colour: null, facets: [], fixed: [] };
    const rows = [
      { x: 1, rate: 0.5 },
      { x: 1, rate: 0.5, engine: "exact" },
      { x: 1, rate: 0.5, rateLow: 0.4, rateHigh: 0.6 },
      { x: 1, rate: 0.5, rateStandardError: 0.1 },
      { x: 1, rate: 0.5, engine: "monte-carlo" },
    ];
    const points = pointsOf(rows, channels, "rate");
    expect(points.map(({ sampled }) => sampled)).toEqual([false, false, true, true, true]);
    expect(points.map(({ low }) => low)).toEqual([0.5, 0.5, 0.4, expect.closeTo(0.304, 12), 0.5]);
  });
});
