import { describe, expect, it } from "vitest";
import { noCounts } from "../../src/montecarlo/counts.ts";
import { drawsOf } from "../../src/montecarlo/draws.ts";
import { compileKernel } from "../../src/montecarlo/kernel.ts";
import { TrialBlocks } from "../../src/montecarlo/trial-blocks.ts";
import { closedWorld } from "../support/closed-world.ts";

describe("TrialBlocks", () => {
  const world = closedWorld();

  it("draws from the streams of its blocks, from 0 on, and of the last only what is missing", () => {
    const blocks = new TrialBlocks(world, { seed: "s", cell: "c" });
    const seen = [...blocks.upTo(250, 100)].length;
    const expected = noCounts(world.stages.length);
    for (const [block, trials] of [100, 100, 50].entries())
      compileKernel(world).run(drawsOf("s", "c", "block", block), trials, expected);
    expect([seen, blocks.counts]).toEqual([3, expected]);
  });

  it("stops where sums would no longer be exact", () => {
    const blocks = new TrialBlocks(world, { seed: "s", cell: "c" });
    blocks.counts.actions.squares = Number.MAX_SAFE_INTEGER;
    expect(() => [...blocks.upTo(10)]).toThrow("sum of squared costs over all trials");
  });
});
