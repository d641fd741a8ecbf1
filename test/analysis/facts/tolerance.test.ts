import { describe, expect, it } from "vitest";
import { toleranceFacts } from "../../../src/analysis/facts/tolerance.ts";

/** The increments 4…8 of model-1 lie 0, 1 and 2 from 6, with weights 1, e^(−1/8) and e^(−1/2). */
const [one, two] = [Math.exp(-1 / 8), Math.exp(-1 / 2)];
const deviation = Math.sqrt((2 * (one + 4 * two)) / (1 + 2 * (one + two)));

const curve = (at: readonly number[], pass: readonly number[], bias = pass, agent = "model-1") =>
  toleranceFacts(
    at.map((tolerance, i) => ({
      agent,
      tolerance,
      engine: "exact",
      successRate: pass[i],
      meanAbsoluteBias: bias[i],
    })),
  )[0];

describe("toleranceFacts", () => {
  it("reads a curve by the deviation of one action, rounded up", () => {
    const { spread, biases } = curve(
      [0, 1, 2, 3, 4, 5],
      [0.125, 0.25, 0.75, 0.875, 1, 0.5],
      [9, 5, 4, 6, 5, 7],
    );
    expect(biases.best).toEqual({ at: 2, value: 4 });
    expect(spread).toEqual({
      deviation: expect.closeTo(deviation, 12),
      within: 2,
      rise: 0.625,
      wholeRise: 0.875,
      sharp: true,
      falls: { at: [0, 1], values: [9, 5] },
      growth: { at: [2, 5], values: [4, 7] },
      past: [
        { at: [2, 3], values: [4, 6] },
        { at: [3, 4], values: [6, 5] },
        { at: [4, 5], values: [5, 7] },
      ],
      against: [{ at: [3, 4], values: [6, 5] }],
    });
  });

  it.each([
    ["more than half", 0.625, true],
    ["half", 0.5, false],
    ["less", 0.375, false],
  ])("calls a rise sharp by its share within the deviation: %s", (_, rise, sharp) => {
    expect(curve([0, 2, 4], [0, rise, 1]).spread?.sharp).toBe(sharp);
  });

  it.each([
    ["ends with it", [0, 1, 2]],
    ["begins with it", [2, 3, 4]],
    ["leaves it out", [0, 1, 3, 4]],
  ])("does not read a sweep that %s", (_, at) => {
    expect(curve(at, at).spread).toBeNull();
  });

  it("reads a sweep that goes one step past it", () => {
    expect(curve([0, 1, 2, 3], [0, 1, 2, 3]).spread?.past).toHaveLength(1);
  });

  it("does not read an agent whose actions a table does not hold", () => {
    expect(curve([0, 1, 2, 3, 4], [0, 1, 2, 3, 4], undefined, "mine").spread).toBeNull();
  });
});
