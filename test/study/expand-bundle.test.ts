import { describe, expect, it } from "vitest";
import { checkCells, studyCells } from "../../src/study/cells.ts";
import { expandGrids } from "../../src/study/expand-grids.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import { withChanges } from "../../src/study/with-changes.ts";
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

  it("may be one axis alone", () => {
    const [axis] = expandGrids({ size: { zip: { goal: [60, 120] } } }).grids[0];
    expect([axis.name, axis.values.map(({ label }) => label)]).toEqual(["goal", [60, 120]]);
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

const file = `
question: Which?
expects: This.
refutedIf: That.
scenario: { world: closed }
axes:
  knobs:
    sample: METHOD
    points: 16
    over:
      tolerance: { from: 0, to: 4 }
      attempts: { from: 1, to: 8, whole: true }
      verification: [0, 1]
`;

const sampled = (method: string, more = "") =>
  parseStudy(`${file.replace("METHOD", method)}${more}`, "own.yaml");

const coordinates = (study: ReturnType<typeof sampled>) =>
  [...studyCells(study)].map((cell) => cell.coordinates);

describe.each(["sobol", "latin-hypercube"])("a %s sample", (method) => {
  const points = coordinates(sampled(method));
  const column = (name: string) => points.map((point) => point[name] as number);

  it("has one point in each interval of a range, and as many of each value of a list", () => {
    const intervals = column("tolerance").map((tolerance) => Math.floor((tolerance / 4) * 16));
    expect(intervals.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(column("verification").filter((value) => value === 0)).toHaveLength(8);
  });

  it("has each whole number of a range equally often, its ends too", () => {
    const counts = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (n) => column("attempts").filter((value) => value === n).length,
    );
    expect(counts).toEqual(Array(8).fill(2));
  });

  it("is the same for the same seed, by the file or by a flag, and another for another", () => {
    expect(coordinates(sampled(method))).toEqual(points);
    const seven = coordinates(sampled(method, "seed: 7\n"));
    expect(seven).not.toEqual(points);
    expect(coordinates(withChanges(sampled(method), { seed: "7" }))).toEqual(seven);
    expect(coordinates(withChanges(sampled(method), { trials: 7 }))).toEqual(points);
  });
});

describe("a sample", () => {
  const over = (input: object, sample: "sobol" | "latin-hypercube" = "sobol") =>
    expandGrids({ knobs: { sample, points: 64, over: input as never } }, "1").grids[0];

  it("spreads a log range evenly over ratios: a third of the points in each decade", () => {
    const [{ values }] = over({ tolerance: { from: 0.01, to: 10, scale: "log" } });
    const decades = values.map(({ label }) => Math.floor(Math.log10(label as number)));
    for (const decade of [-2, -1, 0]) {
      const share = decades.filter((one) => one === decade).length / 64;
      expect(Math.abs(share - 1 / 3)).toBeLessThan(1 / 64);
    }
  });

  it("fills the plane by a Sobol sequence: one of 64 points in each of 8 × 8 boxes; not by a Latin hypercube", () => {
    const boxes = (sample: "sobol" | "latin-hypercube") => {
      const [a, b] = over({ tolerance: { from: 0, to: 8 }, "task.tolerance": { from: 0, to: 8 } }, sample);
      const box = (_: unknown, i: number) =>
        [a, b].map(({ values }) => Math.floor(values[i].label as number)).join();
      return new Set(Array.from({ length: 64 }, box)).size;
    };
    expect(boxes("sobol")).toBe(64);
    expect(boxes("latin-hypercube")).toBeLessThan(64);
  });

  it("has no −0 among whole numbers", () => {
    const [{ values }] = over({ tolerance: { from: -2, to: 2, whole: true } });
    const labels = [...new Set(values.map(({ label }) => String(label)))].sort();
    expect(labels).toEqual(["-1", "-2", "0", "1", "2"]);
    expect(values.some(({ label }) => Object.is(label, -0))).toBe(false);
  });

  it("takes 26 axes of a Sobol sequence, and as many as there are of a Latin hypercube", () => {
    const axes = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`pool[0].a${i}`, [1, 2]]));
    expect([over(axes(26)).length, over(axes(27), "latin-hypercube").length]).toEqual([26, 27]);
  });

  it("has points that coincide once", () => {
    const [attempts, verification] = over({ attempts: [1, 2], verification: [0, 1] });
    expect(attempts.values).toHaveLength(4);
    expect(verification.values).toHaveLength(4);
  });

  it("takes labels with what they set", () => {
    const lenient = { label: "lenient", set: { "harness.tolerance": 3 } };
    const [style] = over({ style: [lenient] });
    expect(style.values).toEqual([lenient]);
  });

  it.each<[object, string]>([
    [{}, "axes.knobs.over: must hold at least one axis, but is an empty mapping"],
    [
      { tolerance: { from: 2, to: 1 } },
      "axes.knobs.over.tolerance: from must be below to, but they are 2 and 1",
    ],
    [
      { tolerance: { from: 2, to: 2 } },
      "axes.knobs.over.tolerance: from must be below to, but they are 2 and 2",
    ],
    [{ tolerance: { from: 0, to: 1, scale: "log" } }, "a log range must begin above 0, but begins at 0"],
    [{ speed: { from: 0, to: 1 } }, 'but "speed" is neither'],
    [
      Object.fromEntries(Array.from({ length: 27 }, (_, i) => [`pool[0].a${i}`, [1, 2]])),
      "a Sobol sample must have at most 26 axes, but has 27\n  hint: use latin-hypercube",
    ],
  ])("refuses %j", (input, message) => {
    expect(() => over(input)).toThrow(message);
  });
});
