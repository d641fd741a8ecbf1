import { describe, expect, it } from "vitest";
import { scenarioText } from "../../src/cli/scenario-text.ts";
import { parseScenario } from "../../src/input/parse-scenario.ts";

const rowsOf = (text: string) =>
  scenarioText(parseScenario(text, "f")).map((row) => row.filter((cell) => cell !== "").join(": "));

describe("scenarioText", () => {
  it("tells of verification where one distribution makes claims up, and only there", () => {
    const verified = (pool: string) =>
      rowsOf(`{ world: closed, pool: [${pool}], harness: { verification: 0.5 } }`).filter((row) =>
        row.startsWith("verification"),
      );
    expect(verified("model-1, { agent: model-2, hallucination: 0.1 }")).toEqual([
      "verification: 0.5 of all claims are checked",
    ]);
    expect(verified("{ agent: model-2, hallucination: 0.1 }")).toHaveLength(1);
    expect(verified("model-1, model-2")).toEqual([]);
  });

  it.each([
    ["{ world: closed }", "task: goal 240, within 1"],
    ["{ world: closed, task: { budget: 1000 } }", "task: goal 240, within 1; at most 1,000 actions in all"],
    ["{ world: closed, pool: [{ pmf: { 0.5: 1 } }] }", "task: goal 240, within 1; lattice step 0.5"],
    ["{ world: closed, pool: [{ pmf: { 3: 1 }, name: sure }] }", "pool: sure: always 3"],
    [
      "{ world: closed, pool: [model-1, { pmf: { 3: 1 }, weight: 3 }] }",
      "distribution-2: always 3, prior 0.75",
    ],
    [
      "{ world: closed, harness: { decomposition: { subgoals: 1 } } }",
      "harness: 1 chunk of 240, 10 actions × 4 attempts; within 1",
    ],
    [
      "{ world: closed, harness: { decomposition: { subgoals: 7 } } }",
      "harness: 7 chunks of 34 to 35, 10 actions × 4 attempts; within 1",
    ],
    [
      "{ world: closed, harness: { decomposition: { chunks: [100, 140] } } }",
      "harness: chunks of 100, 140, 10 actions × 4 attempts; within 1",
    ],
    [
      "{ world: closed, harness: { decomposition: { chunk: 30, scaffolded: 6 } } }",
      "harness: 6 chunks of 30, 10 actions × 4 attempts; then a free tail of 60, 10 actions × 4 attempts; within 1",
    ],
    [
      "{ world: closed, harness: { guidance: [{ rule: aligned, strength: 2, level: action }] } }",
      "guidance: aligned × 2 on actions",
    ],
    ["{ world: open }", "semantics: open"],
    [
      "{ world: closed, harness: { semantics: { anchor: absolute } } }",
      "semantics: closed, but anchor: absolute",
    ],
  ])("tells %s as %s", (text, row) => {
    expect(rowsOf(text)).toContain(row);
  });
});
