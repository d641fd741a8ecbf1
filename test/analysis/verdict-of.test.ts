import { describe, expect, it } from "vitest";
import { essential, ordinary, verdictOf } from "../../src/analysis/verdict-of.ts";

const good = ordinary(true, "unsaid");
const bad = ordinary(false, "said");

describe("verdictOf", () => {
  it.each([
    ["every case holds", [good, essential(true, "unsaid")], "holds"],
    ["one of three does not", [good, good, bad], "holds with exceptions"],
    ["half of them do not", [good, bad], "fails"],
    ["an essential one does not", [good, good, good, essential(false, "said")], "fails"],
  ] as const)("when %s", (_, cases, verdict) => {
    expect(verdictOf(cases, {}).verdict).toBe(verdict);
  });

  it("lists what is wrong, and only that", () => {
    expect(verdictOf([good, bad, good], {}).exceptions).toEqual(["said"]);
  });

  it("counts the cases that hold", () => {
    expect(verdictOf([good, bad, good], {}).cases).toEqual({ holding: 2, of: 3 });
  });

  it("refuses to decide without a case", () => {
    expect(() => verdictOf([], {})).toThrow(/without a case/);
  });
});
