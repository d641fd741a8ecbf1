import { describe, expect, it } from "vitest";
import { sensitivityFacts } from "../../../src/analysis/facts/harness-sensitivity.ts";

const rowsOf = (model: string, successes: readonly number[], tasks: number) =>
  successes.map((success, i) => ({ model, harness: `h${i}`, success, tasks }));

const resultsOf = (successes: readonly number[], tasks = 100) =>
  sensitivityFacts(rowsOf("m", successes, tasks))[0];

describe("sensitivityFacts", () => {
  it("has the points of each model in the order of its harnesses", () => {
    const found = sensitivityFacts([...rowsOf("b", [0.5, 0.25], 8), ...rowsOf("a", [1], 4)]);
    expect(found.map(({ model, points }) => [model, points.map(({ harness, y }) => [harness, y])])).toEqual([
      [
        "b",
        [
          ["h0", 0.5],
          ["h1", 0.25],
        ],
      ],
      ["a", [["h0", 1]]],
    ]);
  });

  it("gives each point the Wilson interval of 95 % for the tasks solved", () => {
    // 5 of 10: (0.5 ± …) as tables have it: 0.2366 to 0.7634
    const [{ low, high, tasks }] = resultsOf([0.5], 10).points;
    expect([low, high]).toEqual([expect.closeTo(0.2366, 4), expect.closeTo(0.7634, 4)]);
    expect(tasks).toBe(10);
  });

  it.each([
    ["peak", [0.1, 0.5, 0.2]],
    ["peak", [0.1, 0.5, 0.5, 0.2, 0.9]],
    ["dip", [0.5, 0.1, 0.2]],
    ["dip", [0.5, 0.5, 0.1, 0.1, 0.2, 0]],
    ["monotone", [0.1, 0.1, 0.5, 0.5, 0.6]],
    ["monotone", [0.6, 0.2, 0.2]],
    ["monotone", [0.3, 0.3]],
    ["monotone", [0.3]],
  ])("names the first turn, past level steps: a %s in %j", (shape, successes) => {
    expect(resultsOf(successes).shape).toBe(shape);
  });

  it.each([
    ["a peak above both sides", [0.2, 0.8, 0.2], true],
    ["a dip below both sides", [0.8, 0.2, 0.8], true],
    ["the same past other points", [0.5, 0.5, 0.2, 0.8, 0.2], true],
    ["a peak that only its left side lies under", [0.2, 0.8, 0.75], false],
    ["a peak that only its right side lies under", [0.75, 0.8, 0.2], false],
    ["a dip that only its left side lies over", [0.8, 0.2, 0.25], false],
    ["a dip that only its right side lies over", [0.25, 0.2, 0.8], false],
    ["a climb", [0.1, 0.5, 0.9], false],
    ["a fall", [0.9, 0.5, 0.1], false],
  ])("tells a clear turn from one within the intervals: %s", (_, successes, clearly) => {
    expect(resultsOf(successes).turnsClearly).toBe(clearly);
  });

  it("needs more tasks to see a smaller turn", () => {
    expect(resultsOf([0.4, 0.5, 0.4], 100).turnsClearly).toBe(false);
    expect(resultsOf([0.4, 0.5, 0.4], 10_000).turnsClearly).toBe(true);
  });
});
