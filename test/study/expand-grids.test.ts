import { describe, expect, it } from "vitest";
import { checkCells, studyCells } from "../../src/study/cells.ts";
import { expandGrids } from "../../src/study/expand-grids.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import type { GridInput } from "../../src/study/study-schema.ts";
import { studyOf } from "../support/studies.ts";

const grids = [
  { chunk: [10], scaffolded: { from: 0, to: 3 } },
  { chunk: [25], scaffolded: { from: 0, to: 1 } },
];

describe("expandGrids", () => {
  it("is one grid when the file lists one", () => {
    const { axes, grids: found } = expandGrids({ attempts: [1, 2] });
    expect(found).toEqual([axes]);
  });

  it("unites the values that several grids give an axis, each once", () => {
    const labels = expandGrids(grids).axes.map(({ values }) => values.map(({ label }) => label));
    expect(labels).toEqual([
      [10, 25],
      [0, 1, 2, 3],
    ]);
  });

  it("makes the cells of every grid and no others", () => {
    const cells = [...studyCells(studyOf({}, expandGrids(grids)))];
    expect(cells.map(({ index, coordinates: { chunk, scaffolded } }) => [index, chunk, scaffolded])).toEqual([
      [0, 10, 0],
      [1, 10, 1],
      [2, 10, 2],
      [3, 10, 3],
      [4, 25, 0],
      [5, 25, 1],
    ]);
  });

  it("refuses grids of other axes", () => {
    expect(() =>
      expandGrids([
        { chunk: [10], scaffolded: [1] },
        { scaffolded: [1], chunk: [25] },
      ]),
    ).toThrow(
      "axes[1]: every grid must have the same axes in the same order, chunk, scaffolded, but this one has scaffolded, chunk",
    );
  });

  const labelled = (path: string) => [{ label: "a", set: { [path]: 1 } }];

  it.each<[string, GridInput, string]>([
    [
      "twice the same path, once by its short name",
      { tolerance: [1], "harness.tolerance": [2] },
      "harness.tolerance and tolerance both set harness.tolerance",
    ],
    [
      "a path inside another",
      { semantics: ["closed", "open"], carryOver: [0, 1] },
      "carryOver sets harness.semantics.tail.carryOver, which is inside harness.semantics, set by semantics",
    ],
    [
      "the same the other way round",
      { "pool[0].sd": [1, 2], agent: ["model-1"] },
      "which is inside pool, set by agent",
    ],
    [
      "labelled values on one path",
      { a: labelled("task.goal"), b: labelled("task.goal") },
      "b and a both set task.goal",
    ],
    [
      "two kinds of decomposition, of which one takes the other out",
      { subgoals: [4, 8], chunk: [10, 20] },
      "chunk sets harness.decomposition.chunk, which does not go with harness.decomposition.subgoals, set by subgoals",
    ],
  ])("refuses %s: rows would bear labels that were not used", (_, axes, message) => {
    expect(() => expandGrids(axes)).toThrow(message);
  });

  it.each<GridInput>([
    { chunk: [10], scaffolded: [1, 2] },
    { "harness.semantics.preset": ["open"], carryOver: [0, 1] },
    { "pool[0].sd": [1], "pool[1].sd": [2], "pool[0].mean": [3] },
  ])("takes paths beside one another: %j", (axes) => {
    expect(() => expandGrids(axes)).not.toThrow();
  });

  it("lets one value set a path and something inside it, in its order", () => {
    const set = { "harness.semantics": "open", "harness.semantics.keep": "last" };
    const [cell] = [...studyCells(studyOf({ style: [{ label: "a", set }] }))];
    expect(cell.subject.semantics).toMatchObject({ feedback: "open", keep: "last" });
  });

  it("refuses a label that means something else in another grid", () => {
    const style = (attempts: number) => [{ label: "patient", set: { "harness.attempts": attempts } }];
    expect(() =>
      expandGrids([
        { style: style(5), goal: [1] },
        { style: style(9), goal: [2] },
      ]),
    ).toThrow('axes[1].style: a label must mean the same in every grid, but "patient" does not');
  });

  it("refuses grids that share a cell", () => {
    expect(() =>
      expandGrids([
        { chunk: [10, 20], scaffolded: [1, 2] },
        { chunk: [25], scaffolded: [1] },
        { chunk: [20], scaffolded: [2, 3] },
      ]),
    ).toThrow("axes[2]: each cell must stand in one grid, but chunk 20, scaffolded 2 stands in axes[0] too");
  });

  it.each([
    ["a value that cannot be", "  - { chunk: [25], scaffolded: [20] }", "chunk"],
    ["a value that stands twice", "  - { chunk: [25], scaffolded: [1, 1] }", "axes[1].scaffolded"],
    ["an unknown axis", "  - { chonk: [25], scaffolded: [1] }", "axes[1].chonk"],
  ])("shows the line of the grid with %s", (_, grid, message) => {
    const text = `question: a\nexpects: b\nrefutedIf: c\nscenario: { world: closed }\naxes:\n  - { chunk: [10], scaffolded: [1] }\n${grid}\n`;
    const check = () => checkCells(parseStudy(text, "own.yaml"));
    expect(check).toThrow(message);
    expect(check).toThrow("own.yaml:7");
  });
});
