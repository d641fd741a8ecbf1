import { describe, expect, it } from "vitest";
import { goes, stepsOf, sweepCurves, turnsOf, wholeStep } from "../../../src/analysis/facts/sweep.ts";

const turns = (values: readonly number[], sense: 1 | -1 = 1) =>
  turnsOf(
    values.map((_, i) => i),
    values,
    sense,
  );
const places = (values: readonly number[], sense: 1 | -1 = 1) =>
  turns(values, sense).further.map(({ at }) => at);

describe("turnsOf", () => {
  it("finds the best point and the further ones, on both sides of it", () => {
    const { best, inside, further } = turns([1, 0, 9, 2, 4, 1, 3, 2]);
    expect(best).toEqual({ at: 2, value: 9 });
    expect(inside).toBe(true);
    expect(further.map(({ at, prominence, atEnd }) => [at, prominence, atEnd])).toEqual([
      [0, 1, true],
      [4, 2, false],
      [6, 2, false],
    ]);
  });

  it("counts a rise to the last point as a turn, and says that it is at the end", () => {
    expect(turns([0, 9, 2, 4]).further).toEqual([{ at: 3, value: 4, prominence: 2, atEnd: true }]);
  });

  it("leaves out what stands out by less than rounding", () => {
    expect(places([0, 9, 2, 2 + 1e-13, 1])).toEqual([]);
    expect(places([0, 9, 2, 2 + 1e-6, 1])).toEqual([3]);
  });

  it("looks for the least when less is better", () => {
    const { best, further } = turns([9, 1, 4, 3, 5], -1);
    expect([best.at, further.map(({ at }) => at)]).toEqual([1, [3]]);
  });

  it.each([
    [[0, 2, 1], true],
    [[0, 1, 1], false],
    [[2, 2, 1], false],
  ])("says of the best of %j that it is inside: %s", (values, inside) => {
    expect(turns(values).inside).toBe(inside);
  });
});

describe("sweepCurves", () => {
  const row = (agent: string, subgoals: number, successRate: number, engine = "exact") => ({
    agent,
    subgoals,
    engine,
    passRate: 0,
    successRate,
    meanAbsoluteBias: 10 * subgoals,
  });

  it("takes the exact rows of each series in ascending order, and the pass rate that counts", () => {
    const rows = [row("b", 2, 0.2), row("a", 3, 0.3), row("b", 1, 0.1), row("b", 1, 0.9, "monte-carlo")];
    expect(sweepCurves(rows, "agent", "subgoals")).toEqual([
      { series: "b", at: [1, 2], pass: [0.1, 0.2], bias: [10, 20] },
      { series: "a", at: [3], pass: [0.3], bias: [30] },
    ]);
  });
});

describe("steps", () => {
  it("go up or down by more than rounding", () => {
    const [up, flat] = stepsOf([1, 2, 3], [0.1, 0.3, 0.1 + 0.2]);
    expect([goes(up, "up"), goes(up, "down"), goes(flat, "up"), goes(flat, "down")]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("go from the first point, or a later one, to the last", () => {
    expect(wholeStep([1, 2, 3], [5, 6, 7])).toEqual({ at: [1, 3], values: [5, 7] });
    expect(wholeStep([1, 2, 3], [5, 6, 7], 1)).toEqual({ at: [2, 3], values: [6, 7] });
  });
});
