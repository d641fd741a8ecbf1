import { describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import type { ScenarioInput } from "../../src/input/scenario-schema.ts";
import { notesOf } from "../../src/model/notes.ts";

const notes = (pool: ScenarioInput["pool"], ...guidance: NonNullable<ScenarioInput["harness"]["guidance"]>) =>
  notesOf(
    resolveScenario({
      task: { goal: 60 },
      pool,
      harness: { decomposition: { subgoals: 4 }, tolerance: 1, horizon: 8, attempts: 2, guidance },
    }),
  );

const aligned = { rule: "aligned", strength: 2 } as const;

describe("notesOf", () => {
  it("names the rules at pool level that find a single distribution, and no others", () => {
    const others = [
      { rule: "value", strength: 1, level: "action" },
      { rule: "misaligned", strength: 0 },
      { rule: "compliance", strength: 0.5 },
    ] as const;
    expect(notes(["model-1"], aligned, ...others)).toEqual([
      { code: "guidanceWithoutChoice", rules: ["aligned", "compliance"] },
    ]);
  });

  it("names one where there is one", () => {
    expect(notes(["model-1"], aligned)).toEqual([{ code: "guidanceWithoutChoice", rules: ["aligned"] }]);
  });

  it("says nothing where there is something to choose from, or nothing is asked to choose", () => {
    expect(notes(["model-1", "model-2"], aligned)).toEqual([]);
    expect(notes(["model-1"])).toEqual([]);
    expect(notes(["model-1"], { ...aligned, level: "action" })).toEqual([]);
    expect(notes(["model-1"], { ...aligned, strength: 0 })).toEqual([]);
  });
});
