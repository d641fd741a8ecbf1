import { describe, expect, it } from "vitest";
import { sensitivityText } from "../../src/cli/sensitivity-text.ts";
import type { InputSensitivity } from "../../src/node/sensitivity-of.ts";

const share = (value: number) => ({ value, low: value - 0.0104, high: value + 0.0106 });

const input = (name: string, first: number, total: number): InputSensitivity => ({
  name,
  own: 4,
  slope: { perUnit: 0.123456, from: 3, to: 5 },
  first: share(first),
  total: share(total),
});

const found = {
  ...{ computed: 4506, reused: 0 },
  mean: 0.25,
  standardDeviation: 0.5,
  points: 1024,
  batches: 16,
  scenarios: 4506,
  inputs: [input("horizon", 0.2, 0.3), { ...input("agent", 0.55, 0.7), own: null, slope: null }],
};

describe("sensitivityText", () => {
  it("tells the input that decides most first, its shares to three digits, and what is decided together alone", () => {
    expect(sensitivityText("mine", "passRate", found).split("\n")).toEqual([
      "mine: passRate over the ranges: mean 0.2500, standard deviation 0.5000",
      "  input    here  slope here  alone  95 % interval     in all  95 % interval",
      "  agent    –     –           0.550  (0.540 to 0.561)  0.700   (0.690 to 0.711)",
      "  horizon  4     0.1235      0.200  (0.190 to 0.211)  0.300   (0.290 to 0.311)",
      "",
      "  alone, in all: shares of the variance (first-order and total Sobol indices)",
      "  left to inputs acting together: 0.250",
      "  4,506 scenarios, each solved exactly (2 sets of 1,024 points in 16 batches, crossed)",
    ]);
  });

  it("leaves nothing to inputs together where estimates add up to more than all", () => {
    const inputs = [input("horizon", 0.6, 0.6), input("agent", 0.45, 0.5)];
    expect(sensitivityText("mine", "passRate", { ...found, inputs })).toContain("acting together: 0.000\n");
  });

  it("says so where nothing varies, and then of no shares", () => {
    const inputs = [{ ...input("horizon", 0, 0), first: null, total: null }];
    const lines = sensitivityText("mine", "passRate", { ...found, standardDeviation: 0, inputs }).split("\n");
    expect(lines.slice(2, -1)).toEqual([
      "  horizon  4     0.1235      –                     –",
      "",
      "  nothing varies over the ranges: none of them decides anything",
    ]);
  });

  it("takes an input without a share for one that decides nothing", () => {
    const none = { ...input("attempts", 0, 0), first: null, total: null };
    const [some] = found.inputs;
    for (const inputs of [
      [none, some],
      [some, none],
    ]) {
      const text = sensitivityText("mine", "passRate", { ...found, inputs });
      expect(text.match(/^ {2}(horizon|attempts)/gm)).toEqual(["  horizon", "  attempts"]);
      expect(text).toContain("left to inputs acting together: 0.800\n");
    }
  });
});
