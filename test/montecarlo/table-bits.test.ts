import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { tableBits } from "../../src/montecarlo/table-bits.ts";

const bitsOf = (goal: number, horizon: number, guidance: readonly object[] = []): number =>
  tableBits(
    resolveScenario({
      task: { goal },
      pool: ["model-1", "model-2"],
      harness: { decomposition: { subgoals: 1 }, tolerance: 1, horizon, attempts: 2, guidance },
    } as ScenarioInput),
  );

describe("tableBits", () => {
  it("is 13 where one law serves a whole pool", () => {
    expect(bitsOf(100_000, 1000)).toBe(13);
  });

  // 2²² points over 256 gaps are 2 × 8,192 each.
  it.each([
    [256, 13],
    [257, 12],
    [1024, 11],
    [16_384, 7],
  ])("shares 2²² points among the gaps of a goal of %d where guidance reads them: %d", (goal, bits) => {
    expect(bitsOf(goal, 100, [{ rule: "aligned", strength: 1 }])).toBe(bits);
  });

  it.each([
    [256, 2, 12],
    [400, 5, 10],
    [400, 6, 9],
  ])(
    "shares them among gaps and steps left where guidance reads both: goal %d, horizon %d",
    (goal, horizon, bits) => {
      expect(bitsOf(goal, horizon, [{ rule: "value", strength: 1 }])).toBe(bits);
    },
  );

  it("counts gaps by the steps of the lattice", () => {
    const fine = resolveScenario({
      task: { goal: 1000 },
      pool: [{ mean: 6, sd: 2, min: 4, max: 8, step: 0.25 }],
      harness: {
        ...{ decomposition: { subgoals: 1 }, tolerance: 1, horizon: 100, attempts: 2 },
        guidance: [{ rule: "aligned", strength: 1 }],
      },
    });
    expect(tableBits(fine)).toBe(9);
  });

  it("leaves 16 points to each of however many laws", () => {
    expect(bitsOf(20_000, 100, [{ rule: "value", strength: 1 }])).toBe(4);
  });
});
