import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { between, expandRange } from "../../src/study/expand-range.ts";
import type { RangeInput } from "../../src/study/study-schema.ts";
import { expectCounterExample } from "../support/must-fail.ts";

const values = (input: RangeInput) =>
  expandRange(input, (problem, hint) => {
    throw new RangeError(`${problem} (${hint})`);
  });

describe("expandRange", () => {
  it.each<[RangeInput, readonly number[]]>([
    [{ from: 0, to: 1, points: 5 }, [0, 0.25, 0.5, 0.75, 1]],
    [{ from: 0.1, to: 0.7, points: 4 }, [0.1, 0.3, 0.5, 0.7]],
    [{ from: 1, to: 1000, points: 4, scale: "log" }, [1, 10, 100, 1000]],
    [{ from: 0.5, to: 8, points: 5, scale: "log" }, [0.5, 1, 2, 4, 8]],
    [{ from: 1, to: 10, points: 3, scale: "log" }, [1, 3.16227766017, 10]],
    [{ from: 1, to: 20, points: 6, scale: "log", whole: true }, [1, 2, 3, 6, 11, 20]],
    [{ from: 1, to: 4, points: 7, whole: true }, [1, 2, 3, 4]],
    [{ from: 0.4, to: 3, step: 0.5, whole: true }, [0, 1, 2, 3]],
    [{ from: -0.4, to: 0.4, points: 2, whole: true }, [0]],
    [{ from: -1, to: 1, points: 3 }, [-1, 0, 1]],
    [{ from: 1, to: 4 }, [1, 2, 3, 4]],
    [{ from: 7, to: 7 }, [7]],
    [{ from: 1, to: 6, step: 2 }, [1, 3, 5]],
    [{ from: 1, to: 1.9999 }, [1]],
    [{ from: 0.25, to: 1.3, step: 0.5 }, [0.25, 0.75, 1.25]],
    // 0.3 / 0.1 is a little less than 3, and 3 × 0.7 a little less than 2.1.
    [{ from: 0, to: 0.3, step: 0.1 }, [0, 0.1, 0.2, 0.3]],
    [{ from: -2.1, to: 0.7, step: 0.7 }, [-2.1, -1.4, -0.7, 0, 0.7]],
    // No more decimals are written than 100.
    [{ from: 0, to: 2e-101, step: 1e-101 }, [0, 0, 0]],
    [{ from: 0, to: 3e-10, step: 1e-10 }, [0, 1e-10, 2e-10, 3e-10]],
  ])("makes of %j what is worked out by hand", (input, expected) => {
    expect(values(input)).toEqual(expected);
  });

  it.each<[RangeInput, string]>([
    [{ from: 1, to: 9, step: 2, points: 3 }, "must have a step or points, but has both"],
    [{ from: 1, to: 9, scale: "log" }, "a log range must say how many points it has"],
    [{ from: 0, to: 9, points: 3, scale: "log" }, "must begin above 0, but begins at 0"],
    [{ from: 9, to: 9, points: 3 }, "from must be below to in a range of points, but they are 9 and 9"],
    [{ from: 9, to: 1 }, "must hold 1 to 100000 values, but from 9 to 1 in steps of 1 holds 0"],
    [{ from: 2, to: 1 }, "must hold 1 to 100000 values, but from 2 to 1 in steps of 1 holds 0"],
    [
      { from: 1, to: 100_001 },
      "must hold 1 to 100000 values, but from 1 to 100001 in steps of 1 holds 100001",
    ],
  ])("refuses %j", (input, message) => {
    expect(() => values(input)).toThrow(message);
  });

  it("takes as many values as it may hold", () => {
    expect(values({ from: 1, to: 100_000 })).toHaveLength(100_000);
  });

  const ranges = fc.record({
    from: fc.integer({ min: 1, max: 1000 }),
    width: fc.integer({ min: 1, max: 1000 }),
    points: fc.integer({ min: 2, max: 40 }),
    scale: fc.constantFrom("linear" as const, "log" as const),
  });
  const rising = (list: readonly number[]) => list.every((value, i) => i === 0 || value > list[i - 1]);

  it("rises from one end to the other, both among its values, in as many points as asked", () => {
    fc.assert(
      fc.property(ranges, ({ from, width, points, scale }) => {
        const list = values({ from, to: from + width, points, scale });
        return list[0] === from && list.at(-1) === from + width && list.length === points && rising(list);
      }),
    );
  });

  it("has equal ratios in a log range, and not in a linear one", () => {
    const hasEqualRatios = (list: readonly number[]) =>
      list.every((value, i) => i === 0 || Math.abs(value / list[i - 1] / (list[1] / list[0]) - 1) < 1e-9);
    const held = (
      { from, width, points }: { from: number; width: number; points: number },
      scale: "log" | "linear",
    ) => hasEqualRatios(values({ from, to: from + width, points, scale }));
    fc.assert(fc.property(ranges, (range) => held(range, "log")));
    expectCounterExample(fc.property(ranges, (range) => held(range, "linear")));
  });
});

describe("between", () => {
  it("is the ends at 0 and 1, whatever rounding does to them", () => {
    const at = between(0.1, 0.7000000000000001, "log");
    expect([at(0), at(1)]).toEqual([0.1, 0.7000000000000001]);
  });
});
