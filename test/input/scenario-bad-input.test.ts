import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { badScenarios, soundScenario } from "../support/bad-scenarios.ts";

describe("a wrong scenario file", () => {
  it("is an edit of one that is right", () => {
    expect(parseScenario(soundScenario, "sound.yaml").goal).toBe(240);
  });

  it("is tried in at least 40 ways, each another", () => {
    expect(new Set(badScenarios.map(([, text]) => text)).size).toBeGreaterThanOrEqual(40);
  });

  it.each(badScenarios)("gets its one error: %s", (_, text, error) => {
    expect(failureOf(text)).toEqual({ name: "ScenarioError", message: error });
  });

  it("keeps its line when comments and blank lines come before", () => {
    const text = `# a comment\n\n${soundScenario.replace("horizon: 10", "horizon: 0")}`;
    expect(failureOf(text).message).toContain("at FILE:10");
  });

  it("keeps its line with the line ends of Windows", () => {
    const text = soundScenario.replace("horizon: 10", "horizon: 0").replaceAll("\n", "\r\n");
    expect(failureOf(text).message).toContain("at FILE:8");
  });

  it("has its findings as data, in the order of the file", () => {
    const text = soundScenario.replace("horizon: 10", "horizon: 0").replace("goal: 240", "goal: -1");
    try {
      parseScenario(text, "FILE");
      expect.unreachable();
    } catch (error) {
      expect((error as ScenarioError).findings.map(({ path, place }) => [path, place])).toEqual([
        ["task.goal", { file: "FILE", line: 2 }],
        ["harness.horizon", { file: "FILE", line: 8 }],
      ]);
    }
  });

  it("names at most twenty mistakes", () => {
    const text = Array.from({ length: 500 }, (_, i) => `key${i}: 1\n`).join("");
    expect(failureOf(text).message.split("\n  at ").length - 1).toBe(20);
  });
});

function failureOf(text: string): { readonly name: string; readonly message: string } {
  try {
    parseScenario(text, "FILE");
  } catch (error) {
    if (error instanceof ScenarioError) return { name: error.name, message: error.message };
    throw error;
  }
  return { name: "none", message: "" };
}
