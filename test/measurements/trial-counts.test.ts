import { describe, expect, it } from "vitest";
import { monteCarlo } from "../../src/measurements/monte-carlo.ts";
import { trialBlocks, trialCounts } from "../../src/measurements/trial-counts.ts";
import { countsFrom } from "../../src/montecarlo/counts-text.ts";
import { TrialBlocks } from "../../src/montecarlo/trial-blocks.ts";
import type { DrawnTrials } from "../../src/stats/drawn-trials.ts";
import { trialsOfRow } from "../../src/study/trial-counts.ts";
import { closedWorld } from "../support/closed-world.ts";

const world = closedWorld();
const [block, stages] = [8192, world.stages.length];
const samplingOf = (trials: number) => ({ seed: "s", cell: "c", trials });

/** The row, and what is told of it to be gone on from. */
function measured(measurement: typeof trialCounts, trials: number, drawn?: DrawnTrials) {
  const kept: DrawnTrials[] = [];
  const sampling = { ...samplingOf(trials), ...(drawn && { drawn }) };
  const [row] = measurement.measure(world, sampling, {} as never, (more) => void kept.push(more));
  return { row, kept };
}

describe("trialCounts", () => {
  it("has what the blocks of these trials came to", () => {
    const blocks = new TrialBlocks(world, { seed: "s", cell: "c" });
    for (const _ of blocks.upTo(20_000));
    const { counts } = trialsOfRow(20_000, measured(trialCounts, 20_000).row);
    expect(countsFrom(counts, { trials: 20_000, stages })).toEqual(blocks.counts);
  });

  it("is of whole blocks what an estimate keeps, to the last byte, and keeps the same of others", () => {
    for (const count of [1, 4, 5]) {
      const { row, kept } = measured(trialCounts, count * block);
      expect(kept).toEqual([]);
      const whole = trialsOfRow(count * block, row);
      expect(measured(monteCarlo, count * block + 1).kept).toEqual([whole]);
      expect(measured(trialCounts, count * block + 1).kept).toEqual([whole]);
      expect(measured(trialCounts, count * block + 1, whole)).toEqual({
        row: measured(trialCounts, count * block + 1).row,
        kept: [],
      });
    }
  });
});

describe("trialBlocks", () => {
  const canFrom = (trials: number, narrowest: number | null, most: number, until?: number) =>
    trialBlocks.canFrom(
      { trials, narrowest, counts: "" },
      { ...samplingOf(most), ...(until !== undefined && { until }) },
    );

  it("are whole, and no more than are asked", () => {
    expect([block, block + 1, 2 * block].map((trials) => canFrom(trials, null, 2 * block - 1))).toEqual([
      true,
      false,
      false,
    ]);
    expect(canFrom(2 * block, null, 2 * block)).toBe(true);
  });

  it("had no interval that would have ended the sampling before", () => {
    expect(canFrom(5 * block, 0.01, 1e6, 0.01)).toBe(false);
    expect(canFrom(5 * block, 0.0101, 1e6, 0.01)).toBe(true);
    expect(canFrom(4 * block, null, 1e6, 0.01)).toBe(true);
    expect(canFrom(5 * block, 0.01, 1e6)).toBe(true);
  });
});
