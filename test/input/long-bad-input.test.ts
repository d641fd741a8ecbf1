import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/input/parse-scenario.ts";
import { ScenarioError } from "../../src/model/errors.ts";

describe("a long text that is no scenario", () => {
  const pieces = ["[", "{a: ", "- ", "? ", "&a ", "*a ", "!", "]", "a: >\n", "%", "---\n", '"', "\n", "x"];

  it.each(pieces)("of %j gets its error in a few seconds", { timeout: 10_000 }, (piece) => {
    const text = piece.repeat(Math.floor(150_000 / piece.length));
    expect(() => parseScenario(text, "FILE")).toThrow(ScenarioError);
  });
});
