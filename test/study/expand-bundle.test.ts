import { describe, expect, it } from "vitest";
import { checkCells, studyCells } from "../../src/study/cells.ts";
import { expandGrids } from "../../src/study/expand-grids.ts";
import { studyOf } from "../support/studies.ts";

const grid = {
  agent: ["model-1", "model-2"],
  size: { zip: { goal: [60, 120, 120], subgoals: { from: 2, to: 4 } } },
};

describe("a zip", () => {
  it("moves its axes together, each a column of its own", () => {
    const cells = [...studyCells(studyOf(grid))];
    expect(cells.map(({ coordinates }) => Object.values(coordinates).join(" "))).toEqual([
      ...["model-1 60 2", "model-1 120 3", "model-1 120 4"],
      ...["model-2 60 2", "model-2 120 3", "model-2 120 4"],
    ]);
    expect(Object.keys(cells[0].coordinates)).toEqual(["agent", "goal", "subgoals"]);
    expect(cells.map(({ subject }) => [subject.goal, subject.stages.length])[1]).toEqual([120, 3]);
  });

  it("has the cells that a list of labels sets, under the same identities", () => {
    const set = [60, 120, 120].map((goal, i) => ({
      label: `${i}`,
      set: { "task.goal": goal, "harness.decomposition.subgoals": i + 2 },
    }));
    const identities = (axes: Parameters<typeof studyOf>[0]) =>
      [...studyCells(studyOf(axes))].map(({ identity }) => identity);
    expect(identities(grid)).toEqual(identities({ agent: grid.agent, size: set }));
  });

  it("tells each value of an axis once where values are listed", () => {
    const [, goal] = expandGrids(grid).axes;
    expect(goal.values.map(({ label }) => label)).toEqual([60, 120]);
  });

  it("says where a wrong value stands", () => {
    const wrong = { size: { zip: { goal: [60, 120], subgoals: [2, 900] } } };
    expect(() => checkCells(studyOf(wrong))).toThrow(
      /harness\.decomposition\.subgoals: .*\(in the cell goal 120, subgoals 900\)\n {2}at study at axes\.size\.zip\.subgoals/,
    );
  });

  it.each<[Parameters<typeof expandGrids>[0], string]>([
    [
      { size: { zip: { goal: [60], subgoals: [2, 3] } } },
      "axes.size.zip: axes that move together must have equally many values, but have goal 1, subgoals 2",
    ],
    [{ size: { zip: {} } }, "axes.size.zip: must hold at least one axis, but is an empty mapping"],
    [
      { size: { zip: { goal: [60, 60], subgoals: [2, 2] } } },
      "axes.size.zip: each combination must stand once, but [60,2] stands twice",
    ],
    [
      { goal: [3], size: { zip: { goal: [60], subgoals: [2] } } },
      "axes.size.zip.goal: each axis must stand once, but goal stands twice",
    ],
    [
      { goal: [3], size: { zip: { "task.goal": [60], subgoals: [2] } } },
      'axes.size.zip["task.goal"]: task.goal and goal both set task.goal',
    ],
    [
      { size: { zip: { speed: [60] } } },
      'axes.size.zip.speed: an axis must be a path into the scenario or a known name, but "speed" is neither',
    ],
    [
      [{ size: { zip: { goal: [60], attempts: [2] } } }, { goal: [60], attempts: [2] }],
      "axes[1]: the same axes must move together in every grid, but here others do",
    ],
    [
      [
        { size: { zip: { goal: [60, 70], attempts: [2, 3] } } },
        { size: { zip: { goal: [80, 70], attempts: [2, 3] } } },
      ],
      "axes[1]: each cell must stand in one grid, but goal 70, attempts 3 stands in axes[0] too",
    ],
  ])("refuses %j", (axes, message) => {
    expect(() => expandGrids(axes)).toThrow(message);
  });

  it("may stand in several grids that share values but no cell", () => {
    const grids = [
      { size: { zip: { goal: [60, 70], attempts: [2, 3] } } },
      { size: { zip: { goal: [60, 70], attempts: [3, 2] } } },
    ];
    expect(() => expandGrids(grids)).not.toThrow();
  });
});
