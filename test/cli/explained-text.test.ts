import { describe, expect, it } from "vitest";
import { explainedText } from "../../src/cli/explained-text.ts";
import type { ExplainedAnswer } from "../../src/store/explain-cell.ts";

const missing: ExplainedAnswer = {
  key: { cell: "c1-a", measurement: "exact", version: 1, trials: null, seed: null },
  id: "r1-b",
  state: "missing",
  trialsThere: 0,
  madeBy: null,
  otherwise: [],
};

describe("explainedText", () => {
  it("says what will become of an answer, and by whom it was computed when it is there", () => {
    expect(explainedText(missing)).toBe("  exact (version 1) is missing: tautline run computes it  r1-b");
    expect(explainedText({ ...missing, state: "kept", madeBy: "tautline 0.1.0" })).toBe(
      "  exact (version 1) is kept, and reused (computed by tautline 0.1.0)  r1-b",
    );
  });

  it("says how many of the trials are there already, where any are", () => {
    const key = { ...missing.key, measurement: "monte-carlo", trials: 1e6, seed: "s" };
    expect(explainedText({ ...missing, key, trialsThere: 98_304 }).split("\n")[1]).toBe(
      "    98,304 of 1,000,000 trials are there already, and are gone on from",
    );
  });

  it("names below it each other answer to the same question", () => {
    const otherwise = [50, 60].map((trials) => ({ ...missing.key, trials, seed: "s" }));
    expect(
      explainedText({ ...missing, otherwise })
        .split("\n")
        .slice(1),
    ).toEqual([
      '    another answer is kept of exact (version 1, 50 trials of seed "s")',
      '    another answer is kept of exact (version 1, 60 trials of seed "s")',
    ]);
  });
});
