import { describe, expect, it } from "vitest";
import { ceilingFacts } from "../../../src/analysis/facts/ceiling.ts";
import type { Row } from "../../../src/stats/table.ts";

const attempt = (reach: number, ceiling: number, penalty: number): Row => ({
  agent: "a",
  tolerance: 1,
  horizon: 10,
  chunk: 10,
  reach,
  ceiling,
  penalty,
  looseness: reach === 0 ? null : Math.max(1, ceiling / reach),
});

describe("ceilingFacts", () => {
  it("takes the middle of two factors for their median, not the larger", () => {
    // 0.5 / 0.1 = 5 and 0.4 / 0.01 = 40
    const { telling, near, far, tightest } = ceilingFacts([attempt(0.01, 0.4, 2), attempt(0.1, 0.5, 0.5)]);
    expect(telling).toEqual({ attempts: 2, median: 22.5 });
    expect([near, far]).toEqual([
      { attempts: 1, median: 5 },
      { attempts: 1, median: 40 },
    ]);
    expect(tightest).toMatchObject({ reach: 0.1, looseness: 5 });
  });

  it("takes a penalty of 1 for a far one", () => {
    const { near, far } = ceilingFacts([attempt(0.1, 0.5, 1), attempt(0.1, 0.3, 0.99)]);
    expect([near.attempts, near.median, far.attempts, far.median]).toEqual([1, expect.closeTo(3, 12), 1, 5]);
  });

  it("counts where the ceiling says nothing, and takes the median of those that can be reached", () => {
    const { vacuous, hopeless, telling } = ceilingFacts([
      attempt(0.5, 1, 0),
      attempt(0.25, 1, 0),
      attempt(0, 1, 0),
      attempt(0, 0.1, 3),
      attempt(0, 0.2, 3),
      attempt(0, 0, 3),
    ]);
    expect(vacuous).toEqual({ attempts: 3, median: 3 });
    expect(hopeless).toBe(3);
    expect(telling).toEqual({ attempts: 0, median: Number.NaN });
  });

  it("finds a broken ceiling however small, and lets rounding pass", () => {
    const { broken } = ceilingFacts([
      attempt(0.3, 0.2, 1),
      attempt(2e-20, 1e-20, 1),
      attempt(0.2 + 1e-15, 0.2, 1),
    ]);
    expect(broken.map(({ reach }) => reach)).toEqual([0.3, 2e-20]);
  });
});
