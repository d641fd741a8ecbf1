import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkCells, studyCells } from "../../src/study/cells.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import type { Study } from "../../src/study/study.ts";
import { tellingPlaces } from "../../src/study/telling-places.ts";

const studyOf = (axes: object, scenario: object = {}): Study =>
  parseStudy(JSON.stringify({ scenario: { world: "closed", ...scenario }, axes }), "study.yaml");

const problemOf = (act: () => unknown): string => {
  try {
    act();
    return "";
  } catch (error) {
    return String(error);
  }
};

/** Values of paths, good and bad, and such as are bad beside others alone. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  "harness.tolerance": [0, 2, -1],
  "harness.verification": [0, 1, 2],
  "harness.horizon": [4, 9, 0, [3, 3, 3]],
  "harness.attempts": [1, 2, 1.5, [2, 2]],
  "task.tolerance": [0, 7, -3],
  "task.budget": [50, 10, 0],
  "task.goal": [240, 3, 2.5],
  "harness.decomposition.subgoals": [2, 3, 4, 300],
  "harness.pruning": [
    { count: 1, which: "worst" },
    { count: 3, which: "worst" },
  ],
  pool: [["model-1", "model-2"], ["model-1"], [{ agent: "model-1", hallucination: 1 }]],
  "harness.guidance": [[], [{ rule: "grounded", strength: 1 }]],
};

const axis = (path: string) =>
  fc
    .uniqueArray(fc.constantFrom(...values[path]), { minLength: 1, maxLength: 3 })
    .map((chosen) => [path, chosen.map((value, label) => ({ label, set: { [path]: value } }))] as const);

const axes = fc
  .shuffledSubarray(Object.keys(values), { minLength: 1, maxLength: 4 })
  .chain((paths) => fc.tuple(...paths.map(axis)))
  .map(Object.fromEntries);

describe("the places of a study that tell of all others", () => {
  it("are wrong if any is, and the first that is wrong is told", () => {
    let wrong = 0;
    let left = 0;
    fc.assert(
      fc.property(axes, (made) => {
        const study = studyOf(made);
        const all = problemOf(() => [...studyCells(study)]);
        expect(problemOf(() => checkCells(study))).toBe(all);
        if (all !== "") wrong++;
        if (tellingPlaces(study) !== undefined) left++;
      }),
      { numRuns: 400 },
    );
    // It would say nothing of studies that are all right, or all made.
    expect(wrong).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(100);
  });

  it("are each combination of what hangs together, and each value of what does not", () => {
    const study = studyOf({
      tolerance: [0, 1, 2],
      subgoals: [4, 8],
      "task.goal": [120, 240],
      attempts: { from: 1, to: 5 },
    });
    // Attempts run fastest, then goals, sub-goals and tolerances.
    expect([...(tellingPlaces(study) ?? [])].sort((a, b) => a - b)).toEqual([
      0, 1, 2, 3, 4, 5, 10, 15, 20, 40,
    ]);
  });

  it("may be very many: a program's axis has as many values as it likes", () => {
    const axis = {
      name: "tolerance",
      values: Array.from({ length: 400_000 }, (_, i) => ({ label: i, set: { "harness.tolerance": i } })),
    };
    const grid = { scenario: { world: "closed" }, grids: [[axis]], placeOf: () => ({ file: "none" }) };
    expect(tellingPlaces(grid)?.size).toBe(400_000);
  });

  it("follow those of the grids before", () => {
    const list = (chunk: number) => ({
      "harness.decomposition.chunk": [chunk],
      "harness.decomposition.scaffolded": [1, 2],
      attempts: [1, 2, 3],
    });
    const study = studyOf([list(10), list(20)], { harness: { decomposition: { chunk: 10, scaffolded: 1 } } });
    expect([...(tellingPlaces(study) ?? [])].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
  });

  it("are not told apart from the others where formulas decide, or where all hang together", () => {
    expect(tellingPlaces(studyOf({ subgoals: [4, 8], "task.goal": [120, 240] }))).toBeUndefined();
    expect(tellingPlaces({ ...studyOf({ attempts: [1, 2] }), where: "attempts > 1" })).toBeUndefined();
    const follows = { subgoals: [2], tolerance: "0.5 * subgoals", attempts: [1, 2] };
    expect(tellingPlaces(studyOf(follows))).toBeUndefined();
  });
});
