import { describe, expect, it } from "vitest";
import { valueWords } from "../../../src/figures/plot/plot-words.ts";

describe("valueWords", () => {
  it.each([
    ["subgoals", 3, "sub-goals = 3"],
    ["someName", null, "some name = none"],
    ["harness.semantics.onMet", 3, "harness.semantics.onMet = 3"],
    ["pool[0].sd", 2, "pool[0].sd = 2"],
    ["agent", "model-1", "model-1"],
  ])("says of %s and %j: %s", (name, value, words) => {
    expect(valueWords(name, value)).toBe(words);
  });
});
