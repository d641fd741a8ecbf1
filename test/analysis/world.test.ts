import { describe, expect, it } from "vitest";
import { hasIndependentStages, worlds } from "../../src/analysis/world.ts";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { changedWorld } from "../support/made-up-tables.ts";

describe("hasIndependentStages", () => {
  const of = (changes: Parameters<typeof changedWorld>[0]) =>
    hasIndependentStages(resolveScenario(changedWorld(changes).scenario));
  const semantics = (options: object) => of({ harness: { semantics: { preset: "closed", ...options } } });

  it("asks for stages that aim at their chunks, the strict pass and no task budget: each by itself takes it away", () => {
    expect(of({})).toBe(true);
    expect(semantics({ anchor: "absolute" })).toBe(false);
    expect(semantics({ pass: "terminal" })).toBe(false);
    expect(of({ task: { budget: 1_000_000 } })).toBe(false);
  });

  it("asks for nothing else", () => {
    expect(semantics({ feedback: "open", onOvershoot: "undo", keep: "best", onExhausted: "abort" })).toBe(
      true,
    );
    expect(of({ task: { tolerance: 9 }, harness: { attempts: 1, verification: 0.5 } })).toBe(true);
  });
});

describe("worlds", () => {
  it("begin with the canonical one", () => {
    expect(worlds[0].name).toBe("closed");
  });
});
