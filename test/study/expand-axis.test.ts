import { describe, expect, it } from "vitest";
import { expandAxis } from "../../src/study/expand-axis.ts";
import type { ValuesInput } from "../../src/study/study-schema.ts";

const labels = (name: string, input: ValuesInput) => expandAxis(name, input).values.map(({ label }) => label);

describe("expandAxis", () => {
  it("sets the path that a short name stands for", () => {
    expect(expandAxis("subgoals", [5])).toEqual({
      name: "subgoals",
      values: [{ label: 5, set: { "harness.decomposition.subgoals": 5 } }],
    });
  });

  it("takes any dotted path", () => {
    expect(expandAxis("harness.semantics.keep", ["best"]).values[0].set).toEqual({
      "harness.semantics.keep": "best",
    });
  });

  it("counts both ends of a range", () => {
    expect(labels("subgoals", { from: 1, to: 4 })).toEqual([1, 2, 3, 4]);
  });

  it("does not drift along a range of tenths", () => {
    expect(labels("tolerance", { from: 0, to: 0.5, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  it.each([
    [{ from: 0.7, to: 1.1, step: 0.1 }, [0.7, 0.8, 0.9, 1, 1.1]],
    [{ from: -0.3, to: 0.3, step: 0.1 }, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]],
    [{ from: 0.05, to: 0.35, step: 0.1 }, [0.05, 0.15, 0.25, 0.35]],
    [{ from: 0, to: 3e-10, step: 1e-10 }, [0, 1e-10, 2e-10, 3e-10]],
    [{ from: 1e6 + 0.1, to: 1e6 + 0.4, step: 0.1 }, [1000000.1, 1000000.2, 1000000.3, 1000000.4]],
  ])("counts in decimals: %j", (input, expected) => {
    expect(labels("harness.tolerance", input)).toEqual(expected);
  });

  it("holds 100,000 values at most", () => {
    expect(labels("goal", { from: 1, to: 100_000 })).toHaveLength(100_000);
    expect(() => labels("goal", { from: 0, to: 100_000 })).toThrow("must hold 1 to 100000 values");
  });

  it("stops before an end that the step passes over", () => {
    expect(labels("horizon", { from: 1, to: 6, step: 2 })).toEqual([1, 3, 5]);
  });

  it.each([
    ["7days", { "harness.tolerance": 5 }, 'the name of an axis must begin with a letter, but is "7days"'],
    ["_", { "harness.tolerance": 5 }, 'the name of an axis must begin with a letter, but is "_"'],
    ["style", { "": 5 }, 'set must hold paths into the scenario, but "" is none'],
    ["style", { name: "x", "pool[": 5 }, 'set must hold paths into the scenario, but "pool[" is none'],
  ])("refuses the axis %s of values that set %j", (name, set, said) => {
    expect(() => expandAxis(name, [{ label: 1, set }])).toThrow(said);
  });

  it("lets a value set a key at the top", () => {
    const value = { label: 1, set: { name: "x" } };
    expect(expandAxis("style", [value]).values).toEqual([value]);
  });

  it("calls a list by what is in it", () => {
    expect(labels("pool", [["model-1"], ["model-1", "model-2"]])).toEqual(["model-1", "model-1 + model-2"]);
  });

  it("lets values that say what they set have an axis of any name", () => {
    const value = { label: "wide", set: { "harness.tolerance": 5, "harness.attempts": 1 } };
    expect(expandAxis("style", [value]).values).toEqual([value]);
  });

  it.each<[string, ValuesInput, string]>([
    [
      "subgaols",
      [1, 2],
      'axes.subgaols: an axis must be a path into the scenario or a known name, but "subgaols" is neither',
    ],
    ["subgoals", { from: 5, to: 4 }, "must hold 1 to 100000 values, but from 5 to 4 in steps of 1 holds 0"],
    ["tolerance", { from: 0, to: 1, step: 1e-9 }, "must hold 1 to 100000 values"],
    ["subgoals", [4, 5, 4], "each value must stand once, but 4 stands twice"],
  ])("refuses %s with %j", (name, input, message) => {
    expect(() => expandAxis(name, input)).toThrow(message);
  });
});
