import { describe, expect, it } from "vitest";
import { parseOvers, spreadOver } from "../../src/cli/parse-over.ts";

const valuesOf = (text: string) => parseOvers("over", [text])[0].values;

describe("parseOvers", () => {
  it.each([
    ["subgoals=1..24", { from: 1, to: 24 }],
    ["subgoals=1..24:4", { from: 1, to: 24, step: 4 }],
    [" pool[0].sd = 0.5..-2.5:1e-1", { from: 0.5, to: -2.5, step: 0.1 }],
    ["attempts=3", [3]],
    ["attempts=1, 2,4", [1, 2, 4]],
    ["semantics=closed,open", ["closed", "open"]],
    ["pool=[[model-1, model-2], model-3]", [["model-1", "model-2"], "model-3"]],
    ["goal={ from: 1, to: 100, points: 3, scale: log }", { from: 1, to: 100, points: 3, scale: "log" }],
    ["tolerance=1..", ["1.."]],
  ])("reads %s", (text, values) => {
    expect(valuesOf(text)).toEqual(values);
  });

  it("keeps the name and the flag as it was written, a long one cut", () => {
    const [one, other] = parseOvers("over", ["harness.attempts=1..4", `subgoals=${"1,".repeat(60)}2`]);
    expect([one.name, one.flag]).toEqual(["harness.attempts", "--over harness.attempts=1..4"]);
    expect(other.flag).toHaveLength("--over ".length + 81);
    const [exact] = parseOvers("over", [`subgoals=${"1,".repeat(35)}2`]);
    expect(exact.flag).toBe(`--over subgoals=${"1,".repeat(35)}2`);
  });

  it.each<[string, readonly string[], RegExp]>([
    ["none", [], /--over: must say what varies, and is not given/],
    ["no values", ["subgoals"], /--over: must be NAME=VALUES, but is "subgoals"/],
    ["no name", ["=1..2"], /--over: must be NAME=VALUES/],
    ["nothing after it", ["subgoals= "], /--over: must be NAME=VALUES/],
    [
      "a name twice",
      ["subgoals=1", "goal=2", "subgoals=3"],
      /--over: must name each axis once, but subgoals/,
    ],
    ["what is no YAML", ["subgoals=[1"], /must be YAML or JSON.*\n {2}at --over subgoals=\[1\n/],
  ])("refuses %s", (_, texts, message) => {
    expect(() => parseOvers("over", texts)).toThrow(message);
  });
});

describe("spreadOver", () => {
  const spread = (text: string) => spreadOver(parseOvers("over", [text])[0]);

  it("looks at whole numbers where a key takes no others, and anywhere between the ends of other ranges", () => {
    expect(spread("attempts=1..4")).toEqual({ from: 1, to: 4, whole: true });
    expect(spread("harness.semantics.tail.horizon=1..4")).toMatchObject({ whole: true });
    expect(spread("tolerance=1..4")).toEqual({ from: 1, to: 4 });
    expect(spread("attempts=1,2")).toEqual([1, 2]);
  });
});
