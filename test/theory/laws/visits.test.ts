import { describe, expect, it } from "vitest";
import { stageActs } from "../../../src/theory/laws/stage-acts.ts";
import { visitsOf } from "../../../src/theory/laws/visits.ts";
import { oneStage } from "../../support/canonical.ts";

describe("visitsOf", () => {
  it("has every state that an attempt comes to and acts in, and none that it passes over", () => {
    // Steps of 2 or 5 towards 7, three at most: 2 and 5 after one; 4 after two, as 7 reaches and 10 overshoots. 3 is never met.
    const [{ free }] = stageActs(oneStage({ "2": 0.5, "5": 0.5 }, { chunk: 7, horizon: 3 }));
    expect(visitsOf(free)).toEqual([
      { index: 0, stepsLeft: 3, chance: 1 },
      { index: 2, stepsLeft: 2, chance: 0.5 },
      { index: 5, stepsLeft: 2, chance: 0.5 },
      { index: 4, stepsLeft: 1, chance: 0.25 },
    ]);
  });
});
