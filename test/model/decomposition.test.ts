import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decompose } from "../../src/model/decomposition.ts";

const chunks = (...args: Parameters<typeof decompose>) => decompose(...args).map(({ chunk }) => chunk);

describe("decompose", () => {
  it("puts milestone k at round(k G / K), half up", () => {
    expect(chunks({ subgoals: 7 }, 240, 1, false)).toEqual([34, 35, 34, 34, 34, 35, 34]);
    expect(decompose({ subgoals: 2 }, 5, 1, false).map(({ milestone }) => milestone)).toEqual([3, 5]);
  });

  it("puts them on a lattice of another step, and the last at the goal as it was written", () => {
    const milestones = (...[goal, subgoals, step]: readonly [number, number, number]) =>
      decompose({ subgoals }, goal, step, false).map(({ milestone }) => milestone);
    // 5/3 and 10/3 in halves; 1.25 lies between two of them
    expect(milestones(5, 3, 0.5)).toEqual([1.5, 3.5, 5]);
    expect(milestones(2.5, 2, 0.5)).toEqual([1.5, 2.5]);
    expect(3 * 0.1).not.toBe(0.3);
    expect(milestones(0.3, 3, 0.1)).toEqual([0.1, 0.2, 0.3]);
  });

  it("splits exactly off the lattice", () => {
    expect(chunks({ subgoals: 3 }, 10, 1, true)).toEqual([10 / 3, 20 / 3 - 10 / 3, 10 - 20 / 3]);
    expect(chunks({ subgoals: 2 }, 2.5, 1, false)).toEqual([1.25, 1.25]);
  });

  it("leaves the rest of a partial harness as a free tail, and a zero tail out", () => {
    expect(
      decompose({ chunk: 25, scaffolded: 2 }, 60, 1, false).map(({ chunk, milestone, part }) => [
        chunk,
        milestone,
        part,
      ]),
    ).toEqual([
      [25, 25, "scaffold"],
      [25, 50, "scaffold"],
      [10, 60, "tail"],
    ]);
    expect(chunks({ chunk: 0.1, scaffolded: 10 }, 1, 0.1, false)).toHaveLength(10);
    expect(29999.7 - 9999.9 * 3).toBeGreaterThan(0);
    expect(chunks({ chunk: 9999.9, scaffolded: 3 }, 29999.7, 0.1, false)).toHaveLength(3);
    expect(chunks({ chunk: 60, scaffolded: 1 }, 60, 1, false)).toEqual([60]);
    for (const chunk of [25, 1e12])
      expect(decompose({ chunk, scaffolded: 0 }, 60, 1, false)).toEqual([
        { chunk: 60, milestone: 60, part: "tail" },
      ]);
  });

  it("takes chunks as they are listed, each to its milestone", () => {
    expect(decompose({ chunks: [10, 30, 20] }, 60, 1, false)).toEqual([
      { chunk: 10, milestone: 10, part: "scaffold" },
      { chunk: 30, milestone: 40, part: "scaffold" },
      { chunk: 20, milestone: 60, part: "scaffold" },
    ]);
  });

  it("makes even chunks that sum to the goal and differ by at most one step", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 200 }), (goal, subgoals) => {
        fc.pre(subgoals <= goal);
        const even = chunks({ subgoals }, goal, 1, false);
        expect(even.reduce((sum, chunk) => sum + chunk, 0)).toBe(goal);
        expect(Math.max(...even) - Math.min(...even)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
