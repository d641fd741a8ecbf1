import { describe, expect, it } from "vitest";
import { reportedChance } from "../../../src/theory/laws/attempt-state.ts";
import { stageActs } from "../../../src/theory/laws/stage-acts.ts";
import { oneStage } from "../../support/canonical.ts";

describe("reportedChance", () => {
  it("is of true and false reports together, and 0 for what is no increment of the agent", () => {
    const [{ free }] = stageActs(oneStage({ "2": 0.5, "3": 0.25, "5": 0.25 }, { chunk: 9 }));
    const law = free.at(0, 2);
    const half = (chances: Float64Array) => chances.map((chance) => chance / 2);
    const lying = { ...law, truthful: half(law.truthful), hallucinated: half(law.truthful) };
    for (const one of [law, lying]) {
      const chances = [-2, 0, 1, 2, 3, 4, 5, 6, 7].map((increment) => reportedChance(one, increment));
      expect(chances).toEqual([0, 0, 0, 0.5, 0.25, 0, 0.25, 0, 0]);
    }
  });
});
