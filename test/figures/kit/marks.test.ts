import { describe, expect, it } from "vitest";
import type { Curve } from "../../../src/figures/kit/echo-layers.ts";
import { signMark, signsAt, turnMarks } from "../../../src/figures/kit/marks.ts";
import { bias, passRate } from "../../../src/figures/kit/measures.ts";

const curves: readonly Curve[] = [{ series: "a", x: [1, 2, 3], y: [0.1, 0.5, 1] }];

describe("signsAt", () => {
  const labels = (...places: readonly (readonly [string, number])[]) => {
    const points = places.map(([series, at]) => signMark(series, { at, value: 0.5 }));
    return signsAt(points, curves, passRate).map(({ label }) => label);
  };

  it("names each point by its place, and of points side by side all at the last", () => {
    expect(labels(["a", 3], ["a", 7])).toEqual(["3", "7"]);
    expect(labels(["a", 3], ["a", 4], ["a", 5], ["a", 9])).toEqual(["", "", "3, 4, 5", "9"]);
    expect(labels(["a", 5], ["a", 3])).toEqual(["5", "3"]);
  });

  it("takes points of different curves for apart, however near", () => {
    expect(labels(["a", 3], ["b", 4], ["a", 4])).toEqual(["", "4", "3, 4"]);
  });

  it("points from the side to which better values lie", () => {
    const [point] = [signMark("a", { at: 2, value: 0.5 })];
    expect(signsAt([point], curves, passRate)).toMatchObject([{ x: 2, y: 0.5, kind: "echo", side: 1 }]);
    expect(signsAt([point], curves, bias)).toMatchObject([{ side: -1 }]);
  });
});

describe("turnMarks", () => {
  it("marks the best of each curve and all its other turns, for each measure", () => {
    const turn = (at: number) => ({ at, value: at / 10, prominence: at, atEnd: false });
    const turns = (best: number, ...further: readonly number[]) => ({
      best: { at: best, value: best / 10 },
      inside: true,
      further: further.map(turn),
    });
    const curve = { series: "a", passes: turns(4, 6, 8), biases: turns(5) };
    const { pass, bias: biases } = turnMarks([curve as unknown as Parameters<typeof turnMarks>[0][number]]);
    expect(pass.best).toEqual([{ series: "a", x: 4, y: 0.4, kind: "best" }]);
    expect(pass.signs).toEqual(
      [6, 8].map((x) => ({ series: "a", x, y: x / 10, kind: "echo", prominence: x })),
    );
    expect(biases).toEqual({ best: [{ series: "a", x: 5, y: 0.5, kind: "best" }], signs: [] });
  });
});
