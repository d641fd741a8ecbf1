import { describe, expect, it } from "vitest";
import { guideRule } from "../../../src/figures/kit/layer.ts";
import { mark } from "../../../src/figures/kit/theme.ts";

describe("guideRule", () => {
  it("is drawn more thinly than the curves that are read by it, unless it is told how", () => {
    const guide = guideRule([2, 2]);
    expect(guide.strokeWidth).toBeGreaterThan(0);
    expect(guide.strokeWidth).toBeLessThan(mark.line.strokeWidth);
    expect(guideRule([4, 1], 2, "red")).toMatchObject({ strokeDash: [4, 1], strokeWidth: 2, color: "red" });
  });
});
