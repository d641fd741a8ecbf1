import { describe, expect, it } from "vitest";
import { isWholeAt, keysAt } from "../../src/input/keys-at.ts";
import { scenarioSchema } from "../../src/input/scenario-schema.ts";

describe("keysAt", () => {
  it.each([
    [[], ["name", "world", "task", "pool", "harness"]],
    [["task"], ["goal", "tolerance", "budget"]],
    [
      ["harness", "decomposition"],
      ["subgoals", "chunk", "scaffolded", "chunks"],
    ],
    [
      ["harness", "guidance", 0],
      ["rule", "strength", "level"],
    ],
    [
      ["harness", "semantics", "tail"],
      ["horizon", "attempts", "carryOver"],
    ],
    [["task", "goal"], []],
    [["task", 0], []],
    [["constructor"], []],
    [["no", "such", "path"], []],
  ])("finds what may stand at %j", (path, keys) => {
    expect(keysAt(scenarioSchema, path)).toEqual(keys);
  });
});

describe("isWholeAt", () => {
  it.each([
    [["harness", "horizon"], true],
    [["harness", "decomposition", "subgoals"], true],
    [["harness", "semantics", "tail", "attempts"], true],
    [["task", "budget"], true],
    [["harness", "tolerance"], false],
    [["pool", 0, "mean"], false],
    [["pool", 0, "step"], false],
    [["harness", "semantics"], false],
    [["harness", "decomposition"], false],
    [["no", "such", "path"], false],
  ])("tells whether a number at %j must be whole", (path, isWhole) => {
    expect(isWholeAt(scenarioSchema, path)).toBe(isWhole);
  });
});
