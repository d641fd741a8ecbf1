import { beforeAll, describe, expect, it } from "vitest";
import { ScenarioError } from "../../src/model/errors.ts";
import { cellCount, checkCells, studyCells } from "../../src/study/cells.ts";
import { loadFormulas } from "../../src/study/load-formulas.ts";
import { parseStudy } from "../../src/study/parse-study.ts";

const head = "question: Which?\nexpects: This.\nrefutedIf: That.\nscenario: { world: closed }\naxes:\n";

/** A study file of these lines of axes, and of what stands after them. */
const studyOf = (axes: readonly string[], after = "") =>
  parseStudy(`${head}${axes.map((line) => `  ${line}\n`).join("")}${after}`, "own.yaml");

const coordinatesOf = (axes: readonly string[], after = "") =>
  [...studyCells(studyOf(axes, after))].map(({ coordinates }) => coordinates);

beforeAll(() => loadFormulas(studyOf(["attempts: [1]", 'tolerance: "attempts"'])));

describe("an axis that follows", () => {
  it("sets what its formula comes to in each cell, and stands in the row as any axis does", () => {
    const study = studyOf([
      "chunk: [20, 40]",
      "scaffolded: [2]",
      'tolerance: "0.05 * chunk"',
      "attempts: [3, 4]",
    ]);
    const cells = [...studyCells(study)];
    expect(cells.map(({ coordinates }) => Object.entries(coordinates).flat().join(" "))).toEqual([
      "chunk 20 scaffolded 2 tolerance 1 attempts 3",
      "chunk 20 scaffolded 2 tolerance 1 attempts 4",
      "chunk 40 scaffolded 2 tolerance 2 attempts 3",
      "chunk 40 scaffolded 2 tolerance 2 attempts 4",
    ]);
    expect(cells.map(({ subject }) => subject.tolerance)).toEqual([1, 1, 2, 2]);
  });

  it("has the identity of the cell that says the same by hand", () => {
    const [byFormula] = studyCells(studyOf(["attempts: [3]", 'tolerance: "attempts * 0.1"']));
    const [byHand] = studyCells(studyOf(["attempts: [3]", "tolerance: [0.3]"]));
    expect(byFormula.identity).toBe(byHand.identity);
  });

  it("names what the scenario shares by short names and paths, an agent's numbers too", () => {
    expect(
      coordinatesOf([
        "agent: [model-1, model-3]",
        'harness.horizon: "ceil(goal / harness.attempts / pool[0].mean)"',
      ]),
    ).toEqual([
      { agent: "model-1", "harness.horizon": 10 },
      { agent: "model-3", "harness.horizon": 6 },
    ]);
  });

  it("comes after those it names, in whatever order they stand", () => {
    expect(coordinatesOf(['tolerance: "horizon / 2"', 'horizon: "2 * attempts"', "attempts: [3]"])).toEqual([
      { tolerance: 3, horizon: 6, attempts: 3 },
    ]);
  });

  it("comes after what sets the agent whose numbers it names", () => {
    // goal 240: 240 / 3 actions of 10 each, 240 / 4 of 6
    const agent = `agent: "attempts > 3 ? 'model-1' : 'model-3'"`;
    expect(
      coordinatesOf(['horizon: "ceil(goal / attempts / pool[0].mean)"', agent, "attempts: [3, 4]"]),
    ).toEqual([
      { horizon: 8, agent: "model-3", attempts: 3 },
      { horizon: 10, agent: "model-1", attempts: 4 },
    ]);
  });

  it("may choose words", () => {
    const axes = ["agent: [model-1, model-2]", `semantics: "agent == 'model-1' ? 'open' : 'closed'"`];
    expect([...studyCells(studyOf(axes))].map(({ subject }) => subject.semantics.feedback)).toEqual([
      "open",
      "closed",
    ]);
  });

  it.each<[readonly string[], string]>([
    [
      ["attempts: [1]", 'tolerance: "atempts"'],
      'axes.tolerance: the formula "atempts" names "atempts", but known are attempts, tolerance, ',
    ],
    [["attempts: [1]", 'tolerance: "atempts"'], "at own.yaml:7\n  hint: did you mean attempts?"],
    [
      ["attempts: [1]", 'tolerance: "budget"'],
      "needs a number, text, true or false for budget, but it is missing (in the cell attempts 1)\n  at own.yaml:7",
    ],
    [
      ["attempts: [1]", 'tolerance: "0 - attempts"'],
      "harness.tolerance: must be a number of at least 0, but is -1 (in the cell attempts 1, tolerance -1)\n  at own.yaml:7",
    ],
    [
      ['tolerance: "horizon"', 'horizon: "harness.tolerance"'],
      "axes.tolerance: formulas must not need one another in a circle, nor themselves, but tolerance, horizon do\n  at own.yaml:6",
    ],
    [['tolerance: "2 * tolerance"'], "in a circle, nor themselves, but tolerance do"],
    [
      ['speed: "2"'],
      'axes.speed: an axis must be a path into the scenario or a known name, but "speed" is neither',
    ],
    [
      ["tolerance: [1]", 'harness.tolerance: "2"'],
      "harness.tolerance and tolerance both set harness.tolerance",
    ],
  ])("is refused where it stands: %j", (axes, message) => {
    const check = () => checkCells(studyOf(axes));
    expect(check).toThrow(ScenarioError);
    expect(check).toThrow(message);
  });
});

describe("where", () => {
  const axes = ["chunk: [40, 80, 120]", "scaffolded: { from: 1, to: 4 }"];

  it("keeps the cells in which it is true, counted and numbered as if there were no others", () => {
    const study = studyOf(axes, "where: scaffolded * chunk <= goal\n");
    const cells = [...studyCells(study)];
    expect(cells.map(({ coordinates: { chunk, scaffolded } }) => [chunk, scaffolded])).toEqual([
      ...[1, 2, 3, 4].map((count) => [40, count]),
      ...[1, 2, 3].map((count) => [80, count]),
      ...[1, 2].map((count) => [120, count]),
    ]);
    expect(cells.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(cellCount(study)).toBe(9);
  });

  it("is asked before a cell has to be a scenario (the same cells without it are none)", () => {
    expect(() => checkCells(studyOf(axes))).toThrow("scaffolded chunks must not exceed task.goal");
    expect(() => checkCells(studyOf(axes, "where: scaffolded * chunk <= goal\n"))).not.toThrow();
  });

  it("sees what follows", () => {
    const after = "where: tolerance < 3\n";
    expect(coordinatesOf(["attempts: [2, 4, 6]", 'tolerance: "attempts / 2"'], after)).toHaveLength(2);
  });

  it("holds in each of several grids", () => {
    const grids = "question: a\nexpects: b\nrefutedIf: c\nscenario: { world: closed }\naxes:\n";
    const two =
      "  - { chunk: [10], scaffolded: { from: 1, to: 9 } }\n  - { chunk: [25], scaffolded: { from: 1, to: 9 } }\n";
    const study = parseStudy(`${grids}${two}where: chunk * scaffolded <= 100\n`, "own.yaml");
    expect([...studyCells(study)].map(({ coordinates }) => coordinates["chunk"])).toEqual([
      ...Array(9).fill(10),
      ...Array(4).fill(25),
    ]);
  });

  it.each([
    ["where: scaffolded\n", 'where: the formula "scaffolded" must come to true or false, but comes to 1'],
    ["where: chunk > 500\n", "where: must leave at least one cell, but leaves none of 12\n  at own.yaml:8"],
    ["where: 7\n", "where: must be a formula, but is 7\n  at own.yaml:8"],
    ["where: chunk <\n", 'where: the formula "chunk <" cannot be read: unexpected end of expression'],
  ])("is refused: %s", (after, message) => {
    expect(() => checkCells(studyOf(axes, after))).toThrow(message);
    expect(() => cellCount(studyOf(axes, after))).toThrow(message);
  });
});
