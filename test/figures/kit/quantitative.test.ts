import { describe, expect, it } from "vitest";
import { spanned } from "../../../src/figures/kit/quantitative.ts";

describe("spanned", () => {
  it("goes just from one number to the other: neither rounded outwards nor down to 0", () => {
    expect(spanned("rate", "Pass rate", [0.13, 0.78], { grid: false })).toEqual({
      ...{ field: "rate", type: "quantitative", title: "Pass rate", axis: { grid: false } },
      scale: { domain: [0.13, 0.78], nice: false, zero: false },
    });
  });
});
