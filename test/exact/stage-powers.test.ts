import { describe, expect, it } from "vitest";
import { convolve } from "../../src/exact/convolution.ts";
import { Effort } from "../../src/exact/effort.ts";
import { Line } from "../../src/exact/line.ts";
import { noCauses, type StageSolution } from "../../src/exact/stage.ts";
import { StagePowers } from "../../src/exact/stage-powers.ts";
import type { StageVerdict } from "../../src/model/trace-event.ts";

const massesOf = ({ from, cells }: Line) => [from, [...cells]];

/** A stage that reaches progress 1, and misses with a progress of 2, as often as not. */
function coin(): StageSolution {
  const leave = (verdict: StageVerdict, from: number) =>
    ({ verdict, from, cells: Float64Array.of(9, 0.5), start: 1, length: 1 }) as const;
  return {
    leaves: [leave("reached", 1), leave("missed", 2)],
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
    const { from, cells } = new StagePowers(coin(), { held: 0 }).of(count, new Effort());
    // One line alone has room to spare.
    expect(massesOf(new Line(from, cells.slice(0, count + 1)))).toEqual(massesOf(oneByOne));
    expect(cells.slice(count + 1).every((mass) => mass === 0)).toBe(true);
    expect(oneByOne.cells).toHaveLength(count + 1);
  });

  it("counts as much effort when it is asked again, and says what it holds once", () => {
    const store = { held: 0 };
    const powers = new StagePowers(coin(), store);
    const workOf = (count: number) => {
      const effort = new Effort();
      return effort.costOf(() => powers.of(count, effort)).cost.work;
    };
    // 1 → 3: one line has two cells and room for 8; two of them take three, each times all of the third.
    const [two, three] = [10 * 10, 10 * 10 + 3 * 10];
    expect([workOf(3), workOf(3), workOf(2), workOf(3)]).toEqual([three, three, two, three]);
    expect(store.held).toBe(10 + 3 + 4);
  });
});
