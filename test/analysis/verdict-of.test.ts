import { describe, expect, it } from "vitest";
import { essential, ordinary, verdictOf } from "../../src/analysis/verdict-of.ts";

const good = ordinary("step", true, { agent: "unsaid" });
const bad = ordinary("step", false, { agent: "said", at: [1, 2] });

describe("verdictOf", () => {
  it.each([
    ["every case holds", [good, essential("whole", true)], "holds"],
    ["one of three does not", [good, good, bad], "holds with exceptions"],
    ["two of five do not", [good, good, good, bad, bad], "holds with exceptions"],
    ["half of them do not", [good, bad], "fails"],
    ["two of four do not", [good, good, bad, bad], "fails"],
    ["an essential one does not", [good, good, good, essential("whole", false)], "fails"],
    ["an essential one of many of its kind does not", [good, good, good, essential("step", false)], "fails"],
    [
      "half of one kind do not, though few of all do not",
      [good, good, good, good, ordinary("turn", true), ordinary("turn", false)],
      "fails",
    ],
    ["there is none", [], "vacuous"],
  ] as const)("when %s", (_, cases, verdict) => {
    expect(verdictOf(cases, {}).verdict).toBe(verdict);
  });

  it("lists what is wrong, of which kind and with its numbers, and only that", () => {
    expect(verdictOf([good, bad, good], {}).exceptions).toEqual([
      { case: "step", agent: "said", at: [1, 2] },
    ]);
  });

  it("counts the cases that hold", () => {
    expect(verdictOf([good, bad, good], {}).cases).toEqual({ holding: 2, of: 3 });
  });
});
