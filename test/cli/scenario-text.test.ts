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
      "{ world: closed, harness: { decomposition: { chunks: [10, 20, 30, 40, 50, 90] }, attempts: [1, 2, 3, 4, 5, 6] } }",
      "harness: chunks of 10, 20, 30, 40, 50, 90, 10 actions × 1, 2, 3, 4, 5, 6 attempts; within 1",
    ],
    [
      "{ world: closed, harness: { decomposition: { chunks: [10, 20, 30, 40, 50, 60, 30] }, attempts: [2, 3, 4, 5, 6, 7, 1] } }",
      "harness: 7 chunks of 10 to 60, 10 actions × 1 to 7 attempts; within 1",
    ],
    [
      "{ world: closed, harness: { decomposition: { chunk: 240, scaffolded: 0 }, horizon: 1, attempts: 1 } }",
      "harness: a free tail of 240, 1 action × 1 attempt; within 1",
    ],
    [
      "{ world: closed, harness: { decomposition: { chunk: 30, scaffolded: 1 } } }",
      "harness: 1 chunk of 30, 10 actions × 4 attempts; then a free tail of 210, 10 actions × 4 attempts; within 1",
    ],
    [
      "{ world: closed, pool: [{ pmf: { 1.5: 0.5, 2.5: 0.5 } }] }",
      "pool: distribution-1: 1.5 to 2.5, mean 2, sd 0.5000",
    ],
    ["{ world: closed, task: { budget: 1 } }", "task: goal 240, within 1; at most 1 action in all"],
    [
      "{ world: closed, pool: [{ mean: 6, sd: 2, min: 4, max: 8, step: continuous }] }",
      /^task: goal 240, within 1; continuous, on a lattice of 0\.0\d+$/,
    ],
    [
      "{ world: closed, pool: [{ pmf: { 2: 0.5, 4: 0.5 } }, { pmf: { 9: 1 }, weight: 2, hallucination: 0.25 }] }",
      "pool: distribution-1: 2 to 4, mean 3, sd 1, prior 0.333",
    ],
    [
      "{ world: closed, pool: [{ pmf: { 2: 0.5, 4: 0.5 } }, { pmf: { 9: 1 }, weight: 2, hallucination: 0.25 }] }",
      "distribution-2: always 9, prior 0.667, hallucinates 0.25",
    ],
    [
      "{ world: closed, harness: { guidance: [{ rule: aligned, strength: 2 }, { rule: compliance, strength: 0.5 }] } }",
      "guidance: aligned × 2 + compliance × 0.5",
    ],
    [
      "{ world: closed, pool: [model-1, model-2, model-3], harness: { pruning: { count: 1, which: random } } }",
      "pruning: 2 of these 3 are left, each way as likely",
    ],
    [
      "{ world: open, harness: { semantics: { preset: closed, feedback: open, anchor: absolute, keep: last } } }",
      "semantics: closed, but feedback: open, anchor: absolute",
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
    if (typeof row === "string") expect(rowsOf(text)).toContain(row);
    else expect(rowsOf(text)).toContainEqual(expect.stringMatching(row));
  });

  it("names six distributions of a pool, and says how many more there are", () => {
    const pool = (size: number) =>
      rowsOf(`{ world: closed, pool: [${Array(size).fill("{ pmf: { 3: 1 } }").join(", ")}] }`).filter((row) =>
        /^(pool: |distribution|and)/.test(row),
      );
    const named = [1, 2, 3, 4, 5, 6].map(
      (i) => `${i === 1 ? "pool: " : ""}distribution-${i}: always 3, prior`,
    );
    expect(pool(6)).toEqual(named.map((row) => `${row} 0.167`));
    expect(pool(7)).toEqual([...named.map((row) => `${row} 0.143`), "and 1 more"]);
  });

  it("has no row of pruning, guidance or verification where there is none", () => {
    expect(rowsOf("world: closed").map((row) => row.split(":")[0])).toEqual([
      "task",
      "pool",
      "harness",
      "semantics",
    ]);
  });
});
