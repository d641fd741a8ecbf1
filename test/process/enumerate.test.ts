import { describe, expect, it } from "vitest";
import { LimitError } from "../../src/model/errors.ts";
import { enumerateOutcome, floatArithmetic } from "../../src/process/enumerate.ts";
import { oneStage } from "../support/canonical.ts";

describe("enumerateOutcome", () => {
  // Steps of 1 or 2, two of them at most, for a chunk of 2. The first action has two branches: a 2 claims, a 1 goes on. The claim has
  // one (it is checked), the second action two: a 1 claims, a 2 overshoots. The last claim has one: six in all.
  const coin = oneStage({ "1": 0.5, "2": 0.5 }, { chunk: 2 });

  it("counts every branch that follows a state, up to its limit and no further", () => {
    const { passRate, failures, expectedActions } = enumerateOutcome(coin, floatArithmetic, 6);
    expect([passRate, failures.overshoot, expectedActions]).toEqual([0.75, 0.25, 1.5]);
    expect(() => enumerateOutcome(coin, floatArithmetic, 5)).toThrow(LimitError);
    expect(() => enumerateOutcome(coin, floatArithmetic, 5)).toThrow(/6 .*5/s);
  });

  it("carries states met by several paths on together, whatever attempts led there", () => {
    // Steps of 1: every attempt of three actions stalls at 3 of 9. Ten of them are thirty actions of one branch each.
    const stalling = oneStage({ "1": 1 }, { chunk: 9, horizon: 3, attempts: 10 });
    expect(enumerateOutcome(stalling, floatArithmetic, 30).expectedActions).toBe(30);
    // Fair steps of 1 or 2, twenty of them towards 100, are 2^20 paths, but after n of them there are n + 1 sums, of two branches each.
    const many = oneStage({ "1": 0.5, "2": 0.5 }, { chunk: 100, horizon: 20 });
    const branches = 2 * ((20 * 21) / 2);
    expect(enumerateOutcome(many, floatArithmetic, branches).failures.unreachable).toBeCloseTo(1, 12);
    expect(() => enumerateOutcome(many, floatArithmetic, branches - 1)).toThrow(LimitError);
  });
});
