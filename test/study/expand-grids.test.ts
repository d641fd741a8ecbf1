import { describe, expect, it } from "vitest";
import { checkCells, studyCells } from "../../src/study/cells.ts";
import { expandGrids } from "../../src/study/expand-grids.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
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
