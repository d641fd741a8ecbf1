import { describe, expect, it } from "vitest";
import { type Drawing, drawTrials } from "../../src/montecarlo/draw-trials.ts";
import { defaultBlockSize } from "../../src/montecarlo/trial-blocks.ts";
import type { DrawnTrials } from "../../src/stats/drawn-trials.ts";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";
import { closedWorld } from "../support/closed-world.ts";

const world = closedWorld();
const stream = { seed: "s", cell: "c" };

/** Draws, and gives what is told on the way. */
function drawn(change: Partial<Drawing> & { readonly trials: number }) {
  const kept: DrawnTrials[] = [];
  const counts = drawTrials(world, { ...stream, ...change, keep: (more) => void kept.push(more) });
  return { counts, kept };
}

const blocks = (count: number) => count * defaultBlockSize;

describe("drawTrials", () => {
  it("tells of its whole blocks, once, and of nothing where there is none", () => {
    expect(drawn({ trials: 8191 }).kept).toEqual([]);
    expect(drawn({ trials: 8192 }).kept.map(({ trials }) => trials)).toEqual([8192]);
    expect(drawn({ trials: 20_000 }).kept.map(({ trials }) => trials)).toEqual([16_384]);
    expect(drawn({ trials: 16_384 }).kept).toEqual(drawn({ trials: 20_000 }).kept);
  });

  it.each([blocks(3), blocks(3) + 5, blocks(9), blocks(9) + 8191])(
    "comes to the same %i trials from wherever it goes on",
    (trials) => {
      const whole = drawn({ trials });
      for (const begun of [1, 2, 3]) {
        const [from] = drawn({ trials: blocks(begun) }).kept;
        const { counts, kept } = drawn({ trials, drawn: from });
        expect(counts).toEqual(whole.counts);
        // The looks at four and eight blocks are told by whoever drew them.
        expect(kept).toEqual(begun === 3 && trials < blocks(4) ? [] : whole.kept);
      }
    },
  );

  it("draws nothing of what is there", () => {
    const [from] = drawn({ trials: blocks(4) }).kept;
    const rounds: number[] = [];
    const onProgress: Drawing["onProgress"] = ({ trials }) => void rounds.push(trials);
    drawn({ trials: blocks(6) + 1, drawn: from, onProgress });
    expect(rounds).toEqual([blocks(5), blocks(6), blocks(6) + 1]);
    drawn({ trials: blocks(4), drawn: from, onProgress });
    expect(rounds).toHaveLength(3);
  });

  it("has other trials where it goes on from those of another stream (which are there matters)", () => {
    const [from] = drawn({ trials: blocks(2), seed: "t" }).kept;
    expect(drawn({ trials: blocks(3), drawn: from }).counts).not.toEqual(drawn({ trials: blocks(3) }).counts);
  });

  it("remembers the narrowest interval of the looks before its last block, each after four blocks", () => {
    const reachAt = (count: number): number => {
      const { trials, finalProgress: _, ...counts } = drawn({ trials: blocks(count) }).counts;
      const passed = trials - Object.values(counts.failures).reduce((sum, one) => sum + one, 0);
      const { low, high } = wilsonInterval(passed, trials, 1.959963984540054);
      return Math.max(high - passed / trials, passed / trials - low);
    };
    const narrowestAt = (count: number) => drawn({ trials: blocks(count) }).kept[0].narrowest;
    expect(narrowestAt(4)).toBeNull();
    expect(narrowestAt(5)).toBeCloseTo(reachAt(4), 12);
    expect(narrowestAt(8)).toBe(narrowestAt(5));
    expect(narrowestAt(9)).toBeCloseTo(Math.min(reachAt(4), reachAt(8)), 12);
    for (const begun of [3, 4, 5, 8]) {
      const [from] = drawn({ trials: blocks(begun) }).kept;
      expect(drawn({ trials: blocks(9), drawn: from }).kept[0].narrowest).toBe(narrowestAt(9));
    }
  });

  it("ends at the same look from wherever it goes on, and tells of all that was drawn", () => {
    const wide = drawn({ trials: 1e6, halfWidth: 0.003 });
    const narrow = drawn({ trials: 1e6, halfWidth: 0.0015 });
    expect(wide.counts.trials).toBeLessThan(narrow.counts.trials);
    expect(wide.kept.map(({ trials }) => trials)).toEqual([wide.counts.trials]);
    const further = drawn({ trials: 1e6, halfWidth: 0.0015, drawn: wide.kept[0] });
    expect(further).toEqual(narrow);
    // The interval that ended it is no look before: the same one ends it at once.
    const again = drawn({ trials: 1e6, halfWidth: 0.0015, drawn: narrow.kept[0] });
    expect(again).toEqual({ counts: narrow.counts, kept: [] });
  });

  it("refuses what is no number of trials", () => {
    expect(() => drawTrials(world, { ...stream, trials: 0 })).toThrow("trials: must be a whole number");
  });
});
