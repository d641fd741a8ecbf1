import { describe, expect, it } from "vitest";
import { marginalCurves } from "../../../src/analysis/facts/marginal.ts";

/** A curve of tail reaches τ(0), τ(1), … and one reach s of every chunk. */
const curve = (reach: number, tails: readonly number[]) =>
  marginalCurves(
    tails.map((tailReach, r) => ({
      agent: "a",
      scaffolded: r,
      passRate: reach ** r * tailReach,
      chunkReach: r === 0 ? null : reach,
      tailReach,
    })),
  )[0];

describe("marginalCurves", () => {
  it("stops before the first chunk that is not worth its cost, a tie included", () => {
    // s = 0.8 costs 0.223 nats; the tail saves ∞, log 4 and log 1.25 = 0.223
    const { crossing, best, again, added } = curve(0.8, [0, 0.2, 0.8, 1, 1]);
    expect({ crossing, best, again }).toEqual({ crossing: 2, best: 2, again: [] });
    expect(added.map(({ isWorth }) => isWorth)).toEqual([true, true, false, false]);
    expect(added[0].saves).toBe(Number.POSITIVE_INFINITY);
    expect(added[1].saves).toBeCloseTo(Math.log(4), 12);
    expect(added[1].costs).toBeCloseTo(-Math.log(0.8), 12);
  });

  it("leaves out chunks with nothing to save", () => {
    expect(curve(0.8, [0, 0, 0.2, 0.8]).added.map(({ r }) => r)).toEqual([2, 3]);
  });

  it("lists what is worth its cost again past the crossing", () => {
    const { crossing, again } = curve(0.8, [0.1, 0.5, 0.55, 0.5, 0.9]);
    expect([crossing, again.map(({ r }) => r)]).toEqual([1, [4]]);
  });

  it("has no crossing when every chunk is worth its cost, and none past it", () => {
    expect(curve(0.9, [0.1, 0.2, 0.4])).toMatchObject({ crossing: null, again: [] });
  });

  it("has the pass rates on both sides of every chunk", () => {
    const [first] = curve(0.8, [0.1, 0.5]).added;
    expect([first.before, first.after]).toEqual([0.1, 0.4]);
  });
});
