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

  it("samples until an interval is narrow, with a million trials at most unless more are asked", () => {
    const sampled = studyOf({ subgoals: [4] }, { measurements: ["exact", "monte-carlo"], trials: 70 });
    expect(withChanges(sampled, { until: 0.01 })).toMatchObject({ until: 0.01, trials: 1_000_000 });
    expect(withChanges(sampled, { until: 0.01, trials: 500 })).toMatchObject({ until: 0.01, trials: 500 });
    const more = { ...sampled, trials: 3_000_000 };
    expect(withChanges(more, { until: 0.01 })).toMatchObject({ trials: 3_000_000 });
    const until = { ...sampled, until: 0.1 };
    expect(withChanges(until, { until: 0.01 })).toMatchObject({ until: 0.01, trials: 70 });
    expect(withChanges(until, { seed: "x" })).toMatchObject({ until: 0.1, trials: 70 });
  });

  it("refuses to sample until something where nothing can be, and to be as wide as all rates", () => {
    expect(() => withChanges(study, { until: 0.01 })).toThrow("--until: must be left out where the engine");
    const engines = ["monte-carlo"] as const;
    expect(withChanges(study, { until: 0.5, engines }).until).toBe(0.5);
    expect(() => withChanges(study, { until: 0.51, engines })).toThrow(
      "--until: must be a number above 0 and at most 0.5",
    );
  });
});
