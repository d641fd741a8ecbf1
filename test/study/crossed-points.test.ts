import { describe, expect, it } from "vitest";
import { crossedPoints } from "../../src/study/crossed-points.ts";

const inputs = { tolerance: { from: 0, to: 4 }, verification: { from: 0, to: 1 } };

/** Each point as a number that tells both of its values. */
function told(perBatch: number, seed = "a seed", of: Parameters<typeof crossedPoints>[0] = inputs) {
  const { axes, gathered } = crossedPoints(of, perBatch, seed);
  const points = axes[0].values.map((_, i) => axes.map(({ values }) => values[i].label));
  const batches = gathered([...points.keys()]);
  const at = (indices: readonly number[]) => indices.map((index) => points[index]);
  return {
    points,
    axes,
    batches: batches.map(({ a, b, crossed }) => ({ a: at(a), b: at(b), crossed: crossed.map(at) })),
  };
}

describe("crossedPoints", () => {
  it("takes for each input the points of A with that input from B", () => {
    const { batches } = told(8);
    expect(batches).toHaveLength(16);
    for (const { a, b, crossed } of batches) {
      expect([a.length, b.length, crossed.length]).toEqual([8, 8, 2]);
      expect(crossed[0]).toEqual(a.map(([, verification], j) => [b[j][0], verification]));
      expect(crossed[1]).toEqual(a.map(([tolerance], j) => [tolerance, b[j][1]]));
    }
  });

  it("spreads both sets of a batch evenly, each batch elsewhere", () => {
    const { batches } = told(8);
    for (const { a, b } of batches)
      for (const set of [a, b])
        for (const [i, width] of [4, 1].entries())
          expect(new Set(set.map((point) => Math.floor((Number(point[i]) / width) * 8))).size).toBe(8);
    expect(new Set(batches.map(({ a }) => String(a[0]))).size).toBe(16);
    expect(batches[0].a).not.toEqual(batches[0].b);
  });

  it("has each point once, the axes moving together", () => {
    const few = told(16, "x", { attempts: [1, 2], semantics: ["closed", "open"] });
    expect(few.points).toHaveLength(4);
    expect(few.axes.map(({ name, bundle }) => [name, bundle])).toEqual([
      ["attempts", { name: "points", key: "over" }],
      ["semantics", { name: "points", key: "over" }],
    ]);
    expect(few.batches.flatMap(({ a }) => a)).toHaveLength(16 * 16);
  });

  it("hangs on the seed", () => {
    expect(told(4, "one")).toEqual(told(4, "one"));
    expect(told(4, "one").points).not.toEqual(told(4, "other").points);
  });
});
