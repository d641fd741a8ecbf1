import { describe, expect, it } from "vitest";
import { withChanges } from "../../src/study/with-changes.ts";
import { studyOf } from "../support/studies.ts";

describe("withChanges", () => {
  const study = studyOf({ subgoals: [4] });

  it("is the very study when nothing is asked", () => {
    expect(withChanges(study, {})).toBe(study);
  });

  it("replaces trials, seed and engines, each engine once", () => {
    const engines = ["monte-carlo", "monte-carlo"] as const;
    const changed = withChanges(study, { trials: 7, seed: "x", engines });
    expect(changed).toMatchObject({ trials: 7, seed: "x", measurements: ["monte-carlo"] });
  });

  it.each([
    [{ measurements: ["tube"] }, "the measurement tube"],
    [{ measurements: [], table: "seen.csv" }, "a table"],
  ])("refuses engines where the rows are no outcomes: %j", (rows, source) => {
    expect(() => withChanges(studyOf({}, rows), { engines: ["exact"] })).toThrow(
      `--engine: must be left out: the rows come from ${source}`,
    );
  });
});
