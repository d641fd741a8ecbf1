import { describe, expect, it } from "vitest";
import { convolve } from "../../src/exact/convolution.ts";
import { Effort } from "../../src/exact/effort.ts";
import { Line } from "../../src/exact/line.ts";
import { Mass } from "../../src/exact/mass.ts";
import { noCauses, type StageSolution } from "../../src/exact/stage.ts";
import { StagePowers } from "../../src/exact/stage-powers.ts";

const massesOf = ({ from, cells }: Line) => [from, [...cells]];

/** A stage that reaches progress 1, and misses with a progress of 2, as often as not. */
function coin(): StageSolution {
  const at = (progress: number) => {
    const mass = new Mass({ from: progress, to: progress, lowest: 0, highest: 0 });
    mass.add(progress, 0, 1);
    return mass;
  };
  return {
    parts: [
      { verdict: "reached", mass: at(1), factor: 0.5 },
      { verdict: "missed", mass: at(2), factor: 0.5 },
    ],
    shares: { reached: 0.5, falselyAccepted: 0, missed: 0.5 },
    causes: { ...noCauses(), stall: 0.5 },
    expectedActions: 1,
    expectedAttempts: 1,
  };
}

describe("StagePowers", () => {
  it.each([1, 2, 3, 4, 5, 7, 8])("is the law of a sum of %i", (count) => {
    const line = new Line(1, Float64Array.of(0.5, 0.5));
    let oneByOne = line;
    for (let i = 1; i < count; i++) oneByOne = convolve(oneByOne, line, new Effort());
    // halves are summed without rounding
    const power = new StagePowers(coin(), { held: 0 }).of(count, new Effort());
    expect(massesOf(power)).toEqual(massesOf(oneByOne));
    expect(oneByOne.cells).toHaveLength(count + 1);
  });

  it("counts as much effort when it is asked again, and says what it holds once", () => {
    const store = { held: 0 };
    const powers = new StagePowers(coin(), store);
    const workOf = (count: number) => {
      const effort = new Effort();
      return effort.costOf(() => powers.of(count, effort)).cost.work;
    };
    // 1 → 3: two by two, then three by two.
    expect([workOf(3), workOf(3), workOf(2), workOf(3)]).toEqual([2 * 2 + 3 * 2, 10, 4, 10]);
    expect(store.held).toBe(2 + 3 + 4);
  });
});
