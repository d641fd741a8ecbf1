import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { parseSet } from "../../src/input/parse-set.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { localSlope } from "../../src/node/local-slope.ts";
import type { Row } from "../../src/stats/table.ts";
import type { ValuesInput } from "../../src/study/study-schema.ts";

const data = { world: "closed", pool: [{ mean: 8, sd: 3, min: 5, max: 11, hallucination: 0.1 }] } as const;
const passRate = (row: Row) => Number(row["passRate"]);
const slope = (name: string, values: ValuesInput, of: object = data) =>
  localSlope(name, values, of, passRate);

const at = (...sets: readonly string[]) =>
  evaluateExactly(resolveScenario(data, { sets: sets.map(parseSet) })).passRate;

describe("localSlope", () => {
  it("is the difference between the two neighbours of a whole number", () => {
    expect(slope("attempts", { from: 1, to: 8 })).toEqual({
      own: 4,
      slope: { perUnit: (at("harness.attempts=5") - at("harness.attempts=3")) / 2, from: 3, to: 5 },
    });
  });

  it("goes by steps of the lattice where progress is measured, and on a finer one by finer steps", () => {
    const unit = slope("tolerance", { from: 0, to: 4 });
    expect(unit.slope).toEqual({
      perUnit: (at("harness.tolerance=2") - at("harness.tolerance=0")) / 2,
      from: 0,
      to: 2,
    });
    expect(slope("task.tolerance", { from: 0, to: 4 })).toMatchObject({ own: 1, slope: { from: 0, to: 2 } });
    const halves = { ...data, pool: [{ ...data.pool[0], step: 0.5 }] };
    expect(slope("tolerance", { from: 0, to: 4 }, halves).slope).toMatchObject({ from: 0.5, to: 1.5 });
    const continuous = { ...data, pool: [{ ...data.pool[0], step: "continuous" }] };
    const range = { from: 0.5, to: 2.5 };
    expect(slope("tolerance", range, continuous).slope).toMatchObject({ from: 0.998, to: 1.002 });
  });

  it("is the derivative of what is smooth", () => {
    const found = slope("pool[0].mean", { from: 7, to: 9 });
    const [h, mean] = [1e-4, 8];
    const derivative = (at(`pool[0].mean=${mean + h}`) - at(`pool[0].mean=${mean - h}`)) / (2 * h);
    expect(found.slope?.perUnit).toBeCloseTo(derivative, 6);
    expect(Math.abs(derivative)).toBeGreaterThan(0.01);
  });

  it("looks to one side at an end of the range", () => {
    expect(slope("attempts", { from: 4, to: 8 }).slope).toEqual({
      perUnit: at("harness.attempts=5") - at("harness.attempts=4"),
      from: 4,
      to: 5,
    });
    expect(slope("attempts", [2, 3, 4]).slope).toMatchObject({ from: 3, to: 4 });
  });

  it("knows what a scenario has where its data say nothing", () => {
    expect(slope("verification", { from: 0, to: 1 })).toMatchObject({
      own: 1,
      slope: { from: 0.999, to: 1 },
    });
    expect(slope("pool[0].weight", { from: 0.5, to: 2 }).own).toBe(1);
    expect(slope("pool[0].hallucination", { from: 0, to: 1 }).own).toBe(0.1);
    const honest = { world: "closed", pool: ["model-2"] };
    expect(slope("pool[0].hallucination", { from: 0, to: 1 }, honest)).toMatchObject({
      own: 0,
      slope: { from: 0 },
    });
    expect(slope("pool[0].sd", { from: 1, to: 4 }, honest).own).toBe(3);
  });

  it("is none for words, for lists of them, outside the range, and where the scenario says no number", () => {
    expect(slope("semantics", ["closed", "open"]).slope).toBeNull();
    expect(slope("attempts", [4, "many"])).toEqual({ own: 4, slope: null });
    expect(slope("attempts", { from: 5, to: 8 })).toEqual({ own: 4, slope: null });
    expect(slope("attempts", { from: 1, to: 3 })).toEqual({ own: 4, slope: null });
    // Half a step outside, where a neighbour would lie inside.
    const halves = { ...data, pool: [{ ...data.pool[0], step: 0.5 }], harness: { tolerance: 1.5 } };
    expect(slope("tolerance", { from: 1.75, to: 4 }, halves)).toEqual({ own: 1.5, slope: null });
    expect(slope("tolerance", { from: 0, to: 1.25 }, halves)).toEqual({ own: 1.5, slope: null });
    expect(slope("budget", { from: 1, to: 100 })).toEqual({ own: null, slope: null });
    expect(slope("attempts", [4]).slope).toBeNull();
  });

  it("is none where what is asked has no value", () => {
    expect(localSlope("attempts", { from: 1, to: 8 }, data, () => null).slope).toBeNull();
  });
});
