import { describe, expect, it } from "vitest";
import { fadingOf, retriesFacts } from "../../../src/analysis/facts/retries.ts";

/** One agent at one K over 1, 2, … attempts. */
const curve = (pass: readonly number[], bias: readonly number[]) =>
  retriesFacts(
    pass.map((successRate, i) => ({
      agent: "a",
      subgoals: 8,
      attempts: i + 1,
      engine: "exact",
      successRate,
      meanAbsoluteBias: bias[i],
    })),
  )[0];

describe("retriesFacts", () => {
  it("has a curve for each agent and number of sub-goals, by ascending attempts", () => {
    const row = (agent: string, subgoals: number, attempts: number) => ({
      agent,
      subgoals,
      attempts,
      engine: "exact",
      successRate: attempts / 10,
      meanAbsoluteBias: subgoals,
    });
    const found = retriesFacts([row("b", 4, 2), row("a", 4, 1), row("b", 4, 1), row("b", 8, 3)]);
    expect(found.map(({ agent, subgoals, at }) => [agent, subgoals, at])).toEqual([
      ["b", 4, [1, 2]],
      ["b", 8, [3]],
      ["a", 4, [1]],
    ]);
  });

  it("calls a curve one that never passes only when no number of attempts does", () => {
    expect(curve([0, 0, 0], [5, 5, 5]).never).toBe(true);
    expect(curve([0, 0, 1e-9], [5, 5, 5]).never).toBe(false);
  });

  it.each([
    ["neither", [0, 0.5, 0.509], [90, 100, 101], false],
    ["the pass rate, by 0.01", [0, 0, 0.01], [90, 100, 100], true],
    ["the bias, by a fiftieth of the last one", [0, 0.5, 0.5], [90, 98, 100], true],
    ["the bias, downwards", [0, 0.5, 0.5], [90, 102, 100], true],
    ["both", [0, 0.5, 0.6], [90, 80, 70], true],
    ["neither, after a first step that moved much", [0, 0.5, 0.5], [90, 50, 50], false],
  ])("looks at what the last attempt still moves: %s", (_, pass, bias, isMoving) => {
    expect(curve(pass, bias).isMoving).toBe(isMoving);
  });

  it("moves nothing where one attempt is all", () => {
    expect(curve([0.5], [5]).isMoving).toBe(false);
    expect(curve([1], [0]).isMoving).toBe(false);
  });
});

describe("fadingOf", () => {
  it("begins at the attempt that changes most, each size at the number of attempts it leads to", () => {
    // from 1 to 2 attempts by 2, to 3 by 5, to 4 by 1
    expect(fadingOf([1, 2, 3, 4], [0, 2, 7, 6])).toEqual({ at: [3, 4], values: [5, 1] });
  });

  it("has every step where the first changes most", () => {
    expect(fadingOf([1, 2, 3], [0, 4, 6])).toEqual({ at: [2, 3], values: [4, 2] });
  });

  it("has one step where the last changes most", () => {
    expect(fadingOf([1, 2, 3], [0, 1, 5])).toEqual({ at: [3], values: [4] });
  });
});
