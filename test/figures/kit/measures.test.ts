import { describe, expect, it } from "vitest";
import { bias, passRate } from "../../../src/figures/kit/measures.ts";

describe("passRate", () => {
  it("is better when it is more, on an even scale, within the interval of the table", () => {
    expect(passRate).toMatchObject({ of: "pass", sense: 1, log: false });
    expect(passRate.interval({ successRateLow: 0.25, successRateHigh: 0.5 })).toEqual({
      low: 0.25,
      high: 0.5,
    });
  });
});

describe("bias", () => {
  it("is better when it is less, on a logarithmic scale, within 1.96 standard errors", () => {
    expect(bias).toMatchObject({ of: "bias", sense: -1, log: true });
    expect(bias.title).toContain("log");
    const row = { meanAbsoluteBias: 10, meanAbsoluteBiasStandardError: 0.5 };
    expect(bias.interval(row)).toEqual({ low: expect.closeTo(9.02, 12), high: expect.closeTo(10.98, 12) });
  });

  it("has no interval where a single trial says nothing of its error", () => {
    expect(bias.interval({ meanAbsoluteBias: 10, meanAbsoluteBiasStandardError: null })).toEqual({
      low: 10,
      high: 10,
    });
  });
});
