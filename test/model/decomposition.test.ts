import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decompose } from "../../src/model/decomposition.ts";

const chunks = (...args: Parameters<typeof decompose>) => decompose(...args).map(({ chunk }) => chunk);

describe("decompose", () => {
  it("puts milestone k at round(k G / K), half up", () => {
    expect(chunks({ subgoals: 7 }, 240, 1, false)).toEqual([34, 35, 34, 34, 34, 35, 34]);
    expect(decompose({ subgoals: 2 }, 5, 1, false).map(({ milestone }) => milestone)).toEqual([3, 5]);
  });

  it("splits exactly off the lattice", () => {
    expect(chunks({ subgoals: 3 }, 10, 1, true)).toEqual([10 / 3, 20 / 3 - 10 / 3, 10 - 20 / 3]);
    expect(chunks({ subgoals: 2 }, 2.5, 1, false)).toEqual([1.25, 1.25]);
  });

  it("leaves the rest of a partial harness as a free tail, and a zero tail out", () => {
    expect(
      decompose({ chunk: 25, scaffolded: 2 }, 60, 1, false).map(({ chunk, part }) => [chunk, part]),
    ).toEqual([
      [25, "scaffold"],
      [25, "scaffold"],
      [10, "tail"],
    ]);
    expect(chunks({ chunk: 0.1, scaffolded: 10 }, 1, 0.1, false)).toHaveLength(10);
    expect(decompose({ chunk: 25, scaffolded: 0 }, 60, 1, false)).toEqual([
      { chunk: 60, milestone: 60, part: "tail" },
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
