import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { editScenario } from "../../src/model/edit-scenario.ts";
import { isScenario } from "../../src/model/scenario.ts";

const continuous = resolveScenario({
  world: "closed",
  pool: [{ mean: 6, sd: 2, min: 4, max: 8, step: "continuous" }],
});

describe("editScenario", () => {
  const edited = editScenario(continuous, ({ tolerance, step }) => ({ tolerance: tolerance + 20 * step }));

  it("replaces parts of a scenario and of its coarser twin, each by its own", () => {
    const { step, coarser } = continuous;
    expect(coarser?.step).toBe(2 * step);
    expect([edited.tolerance, edited.coarser?.tolerance]).toEqual([1 + 20 * step, 1 + 40 * step]);
    expect([edited.stages, edited.coarser?.stages]).toEqual([continuous.stages, coarser?.stages]);
  });

  it("makes a scenario like any other: frozen, and taken by every engine", () => {
    expect([edited, edited.coarser].map(isScenario)).toEqual([true, true]);
    expect(Object.isFrozen(edited)).toBe(true);
    expect(Object.isFrozen(editScenario(edited, () => ({ guidance: [] })).guidance)).toBe(true);
  });

  it("leaves the scenario it was made from alone", () => {
    expect([continuous.tolerance, continuous.coarser?.tolerance]).toEqual([1, 1]);
  });
});
