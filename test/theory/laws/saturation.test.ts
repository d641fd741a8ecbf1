import { expect, it } from "vitest";
import { saturationAttempts } from "../../../src/theory/laws/saturation.ts";

it("is one attempt where any miss is allowed, also of what always fails", () => {
  expect([saturationAttempts(1, 1), saturationAttempts(0.5, 0.5), saturationAttempts(0.5, 0.25)]).toEqual([
    1, 1, 2,
  ]);
  expect(saturationAttempts(1, 0.999)).toBe(Number.POSITIVE_INFINITY);
});
