import { describe, expect, it } from "vitest";
import { LimitError } from "../../src/model/errors.ts";
import { type Counts, noCounts } from "../../src/montecarlo/counts.ts";
import { estimateFrom, hitsOf } from "../../src/montecarlo/estimate.ts";
import { oneStage } from "../support/canonical.ts";

/** Steps of 0.5 or 1.5 to a chunk of 1.5, on a lattice of halves. */
const halves = (pass: "strict" | "terminal") =>
  oneStage({ "0.5": 0.5, "1.5": 0.5 }, { chunk: 1.5, semantics: { pass } });

/** Four trials: one ended at 0.5, and three at 1.5, of which one had missed all the same. */
const four: Counts = {
  ...noCounts(1),
  trials: 4,
  finalProgress: new Map([
    [3, 3],
    [1, 1],
  ]),
  reached: [2],
  claimed: [3],
  firstMissed: [2],
  accepted: 3,
  failures: { overshoot: 0, stall: 1, unreachable: 0, unsupportedClaim: 1, budget: 0 },
  actions: { sum: 8, squares: 20 },
  attempts: { sum: 4, squares: 4 },
};

describe("estimateFrom", () => {
  it.each(["strict", "terminal"] as const)("is as worked by hand for four trials and a %s pass", (pass) => {
    const estimate = estimateFrom(halves(pass), four, { seed: "hand", confidence: 0.95 });
    expect(estimate).toMatchObject({
      ...{ trials: 4, passRate: 0.5, terminalPassRate: 0.75, successRate: pass === "strict" ? 0.5 : 0.75 },
      ...{ claimedRate: 0.75, hallucinationRate: 0.25, meanBias: -0.25, meanAbsoluteBias: 0.25 },
      ...{ expectedActions: 2, expectedAttempts: 1 },
      finalProgress: { from: 1, step: 0.5, probabilities: Float64Array.of(0.25, 0, 0.75) },
    });
    // Of −1, 0, 0, 0 the variance is 1/4; of four numbers of sum 8 and of squares 20 it is 4/3.
    expect(estimate.standardError.meanBias).toBeCloseTo(0.25, 12);
    expect(estimate.standardError.meanAbsoluteBias).toBeCloseTo(0.25, 12);
    expect(estimate.standardError.expectedActions).toBeCloseTo(Math.sqrt(4 / 3 / 4), 12);
    expect(estimate.standardError.expectedAttempts).toBe(0);
  });

  it("counts the hits of each rate", () => {
    expect(hitsOf(halves("strict"), four)).toEqual({
      ...{ passRate: 2, terminalPassRate: 3, successRate: 2, claimedRate: 3, hallucinationRate: 1 },
    });
  });

  it("refuses ends that lie too far apart to tell them all", () => {
    const far: Counts = {
      ...four,
      finalProgress: new Map([
        [-1, 2],
        [9_999_999, 2],
      ]),
    };
    const estimate = () => estimateFrom(halves("strict"), far, { seed: "hand", confidence: 0.95 });
    expect(estimate).toThrow(LimitError);
    expect(estimate).toThrow(
      "lattice points of the final progress: 10,000,001 is over the limit of 10,000,000",
    );
  });
});
