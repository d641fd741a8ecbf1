import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";

/** A scenario of model-2 whose harness is given in part. */
const built = (goal: number, harness: object) =>
  resolveScenario({
    task: { goal },
    pool: ["model-2"],
    harness: { decomposition: { subgoals: 2 }, tolerance: 1, horizon: 10, attempts: 4, ...harness },
  });

describe("buildScenario", () => {
  it("shows chunks that do not sum, up to eight of them", () => {
    const chunks = (count: number) => ({ decomposition: { chunks: Array(count).fill(2) } });
    expect(() => built(99, chunks(8))).toThrow("but [2, 2, 2, 2, 2, 2, 2, 2] sum to 16 and the goal is 99");
    expect(() => built(99, chunks(9))).toThrow("but 9 chunks sum to 18 and the goal is 99");
    expect(built(18, chunks(9)).stages).toHaveLength(9);
  });
});
