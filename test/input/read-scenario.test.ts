import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/input/read-scenario.ts";

describe("readScenario", () => {
  it("counts lines from 1, or from the number it is given, of JSON in a line and of YAML", () => {
    const lineOf = (text: string, ...first: readonly [number?]) =>
      readScenario(text, "f", ...first).placeOf(["a"]).line;
    expect([lineOf('{"a":1}'), lineOf('{"a":1}', 7)]).toEqual([1, 7]);
    expect([lineOf("b: 2\na: 1"), lineOf("b: 2\na: 1", 7)]).toEqual([2, 8]);
    expect(() => readScenario("a: 1\nb: &x 2", "f")).toThrow(/\n {2}at f:2\n/);
  });

  it("refuses an empty file and a study, not what stands further in", () => {
    for (const text of ["", "# nothing\n", "null"])
      expect(() => readScenario(text, "f")).toThrow(
        "must be a scenario with the keys task, pool and harness",
      );
    expect(() => readScenario("axes: 1", "f")).toThrow("but is a study: it has axes");
    expect(() => readScenario('{"question":1,"axes":1}', "f")).toThrow("it has question and axes");
    for (const text of ["task: { axes: 1 }", "[axes, question]", "axes", "7"])
      expect(readScenario(text, "f").value).toBeDefined();
  });
});
