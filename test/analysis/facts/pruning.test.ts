import { describe, expect, it } from "vitest";
import { pruningFacts } from "../../../src/analysis/facts/pruning.ts";

type Values = readonly number[];

/** The rows of a number of removals at each sub-goal count. */
const removing = (removed: number, subgoals: Values, pass: Values, bias: Values) =>
  subgoals.map((count, i) => ({
    engine: "exact",
    removed,
    subgoals: count,
    successRate: pass[i],
    meanAbsoluteBias: bias[i],
  }));

const counts = [2, 4, 6, 8];
const facts = pruningFacts([
  ...removing(10, counts, [0.5, 0.625, 0.375, 0.375], [1.5, 2, 5, 4]),
  ...removing(0, counts, [1, 0.75, 0.5, 0.375], [1, 1, 2, 3]),
  ...removing(9, counts, [0.75, 0.75, 0.375, 0.125], [2, 1, 3, 3]),
]);

describe("pruningFacts", () => {
  it("has curves by the number removed, each with its means over all counts", () => {
    expect(facts.curves.map(({ removed, meanPass, meanBias }) => [removed, meanPass, meanBias])).toEqual([
      [0, 0.65625, 1.75],
      [9, 0.5, 2.25],
      [10, 0.46875, 3.125],
    ]);
    expect(facts.meanCosts).toEqual({ pass: true, bias: true });
  });

  it("has what all removals together cost: passes lost, and bias gained", () => {
    expect(facts.cost).toEqual({ pass: [0.5, 0.125, 0.125, 0], bias: [0.5, 1, 3, 1] });
    expect(facts.dearest).toEqual({
      pass: { subgoals: 2, cost: 0.5 },
      bias: { subgoals: 6, cost: 3 },
    });
    expect(facts.dearestFine).toEqual({
      pass: { subgoals: 6, cost: 0.125 },
      bias: { subgoals: 6, cost: 3 },
    });
  });

  it("takes for fine what lies above the middle of the sweep, not the middle itself", () => {
    const [none, one] = [
      [1, 1, 1],
      [0.5, 0.25, 0.75],
    ];
    const odd = pruningFacts([
      ...removing(0, [1, 4, 7], none, [0, 0, 0]),
      ...removing(1, [1, 4, 7], one, [0.5, 2, 1]),
    ]);
    expect(odd.dearest.pass).toEqual({ subgoals: 4, cost: 0.75 });
    expect(odd.dearestFine).toEqual({
      pass: { subgoals: 7, cost: 0.25 },
      bias: { subgoals: 7, cost: 1 },
    });
  });

  it("says of each further removal at each count whether it costs or helps, or neither", () => {
    const said = facts.removals.map(({ measure, removed, subgoals, values, costs, helps }) => {
      return [measure, removed[1], subgoals, values, costs ? "costs" : helps ? "helps" : "neither"];
    });
    expect(said).toEqual([
      ["pass", 9, 2, [1, 0.75], "costs"],
      ["pass", 9, 4, [0.75, 0.75], "neither"],
      ["pass", 9, 6, [0.5, 0.375], "costs"],
      ["pass", 9, 8, [0.375, 0.125], "costs"],
      ["pass", 10, 2, [0.75, 0.5], "costs"],
      ["pass", 10, 4, [0.75, 0.625], "costs"],
      ["pass", 10, 6, [0.375, 0.375], "neither"],
      ["pass", 10, 8, [0.125, 0.375], "helps"],
      ["bias", 9, 2, [1, 2], "costs"],
      ["bias", 9, 4, [1, 1], "neither"],
      ["bias", 9, 6, [2, 3], "costs"],
      ["bias", 9, 8, [3, 3], "neither"],
      ["bias", 10, 2, [2, 1.5], "helps"],
      ["bias", 10, 4, [1, 2], "costs"],
      ["bias", 10, 6, [3, 5], "costs"],
      ["bias", 10, 8, [3, 4], "costs"],
    ]);
  });

  it("does not take a mean that stays for one that costs", () => {
    const level = pruningFacts([
      ...removing(0, [1, 2], [0.5, 0.75], [1, 1]),
      ...removing(1, [1, 2], [0.75, 0.5], [1, 1]),
    ]);
    expect(level.meanCosts).toEqual({ pass: false, bias: false });
  });
});
