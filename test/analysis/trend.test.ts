import { describe, expect, it } from "vitest";
import { fallsOnce, risesOnce, stepCases } from "../../src/analysis/trend.ts";

const shape = (...values: readonly number[]) => ({
  name: "step",
  whose: { agent: "model-1" },
  over: "scaffolded",
  at: values.map((_, i) => i),
  values,
});
const step = (from: number, ...values: readonly number[]) => ({
  agent: "model-1",
  over: "scaffolded",
  at: [from, from + 1],
  values,
});

describe("stepCases", () => {
  it("makes a case of each step, and says the step that goes the wrong way", () => {
    const cases = stepCases({ ...shape(1, 3, 2), direction: "up", flat: "excepted" });
    expect(cases.map(({ holds }) => holds)).toEqual([true, false]);
    expect(cases[1].exceptions).toEqual([step(1, 3, 2)]);
  });

  it.each([
    ["allowed", true],
    ["excepted", false],
  ] as const)("holds a flat step that is %s to be %s", (flat, holds) => {
    expect(stepCases({ ...shape(2, 2), direction: "down", flat })[0].holds).toBe(holds);
  });

  it("takes a difference in the last digits for none", () => {
    expect(stepCases({ ...shape(0.1 + 0.2, 0.3), direction: "up", flat: "allowed" })[0].holds).toBe(true);
  });
});

describe("risesOnce", () => {
  it("holds for a curve with one peak, plateaus included", () => {
    expect(risesOnce(shape(0, 0, 1, 4, 4, 2)).holds).toBe(true);
  });

  it("says the rise behind the peak and the fall before it", () => {
    const { holds, exceptions } = risesOnce(shape(1, 0.5, 4, 2, 2.25));
    expect(holds).toBe(false);
    expect(exceptions).toEqual([step(0, 1, 0.5), step(3, 2, 2.25)]);
  });
});

describe("fallsOnce", () => {
  it("says the fall behind the lowest point", () => {
    expect(fallsOnce(shape(9, 1, 3, 2)).exceptions).toEqual([step(2, 3, 2)]);
  });
});
