import { describe, expect, it } from "vitest";
import { rounding } from "../../../src/stats/compare.ts";
import { isConcave } from "../../../src/theory/laws/unimodal.ts";

describe("isConcave", () => {
  it.each([
    ["small", 0.001, 0.5],
    ["large", 1e6, 0.5e6],
  ])(
    "lets rounding pass, of 1 or of the step if that is more, and nothing larger: %s steps",
    (_, step, roundings) => {
      const risingBy = (more: number) => [0, step, 2 * step + more * rounding];
      expect(isConcave(risingBy(roundings))).toBe(true);
      expect(isConcave(risingBy(4 * roundings))).toBe(false);
    },
  );
});
