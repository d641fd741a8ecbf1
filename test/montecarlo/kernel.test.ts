import { describe, expect, it } from "vitest";
import { compileKernel } from "../../src/montecarlo/kernel.ts";
import { ChainKernel } from "../../src/montecarlo/small-stages/chain-kernel.ts";
import { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";
import { closedWorld } from "../support/closed-world.ts";

const pool = ["model-1", "model-2", "model-3"];

describe("compileKernel", () => {
  it.each([
    ["the closed world", {}, {}],
    ["chunks of several sizes", {}, { decomposition: { subgoals: 13 } }],
    ["guidance that reads the gap", { pool }, { guidance: [{ rule: "aligned", strength: 2 }] }],
    [
      "hallucination",
      { pool: [{ agent: "model-2", hallucination: 0.1 }] },
      { attempts: 2, verification: 0.5 },
    ],
  ])("lays out %s as chains", (_, outside, harness) => {
    expect(compileKernel(closedWorld(outside, harness))).toBeInstanceOf(ChainKernel);
  });

  it.each([
    ["stages that look at the total", {}, { semantics: { anchor: "absolute" } }],
    ["trajectories that end early", {}, { semantics: { onExhausted: "abort" } }],
    ["a budget over all stages", { task: { goal: 240, budget: 60 } }, {}],
    ["pools drawn for each trajectory", { pool }, { pruning: { count: 1, which: "random" } }],
    ["stages too large to lay out", {}, { decomposition: { subgoals: 2 }, horizon: 100 }],
    [
      "laws of too many outcomes",
      { pool: [{ mean: 8, sd: 3, min: 5, max: 11, step: 0.01 }] },
      { decomposition: { subgoals: 24 } },
    ],
  ])("walks through %s", (_, outside, harness) => {
    expect(compileKernel(closedWorld(outside, harness))).toBeInstanceOf(WalkKernel);
  });

  it("compiles a scenario once", () => {
    const scenario = closedWorld();
    expect(compileKernel(scenario)).toBe(compileKernel(scenario));
  });
});
