import { describe, expect, it } from "vitest";
import { settingsOf } from "../../src/study/settings-of.ts";
import { studyOf } from "../support/studies.ts";

describe("settingsOf", () => {
  it("says what each axis sets in a row's scenario: short names as paths, labels as all that they set", () => {
    const style = [
      { label: "patient", set: { "harness.attempts": 8, "harness.horizon": 20 } },
      { label: "lenient", set: { "harness.tolerance": 3 } },
    ];
    const study = studyOf({ subgoals: [2, 4], style });
    expect(settingsOf(study, { subgoals: 4, style: "patient", passRate: 1 })).toEqual([
      { path: "harness.decomposition.subgoals", value: 4 },
      { path: "harness.attempts", value: 8 },
      { path: "harness.horizon", value: 20 },
    ]);
  });

  it("says what an axis that follows came to", () => {
    const study = studyOf({ chunk: [20], tolerance: "0.05 * chunk" });
    expect(settingsOf(study, { chunk: 20, tolerance: 1 }).at(-1)).toEqual({
      path: "harness.tolerance",
      value: 1,
    });
  });
});
