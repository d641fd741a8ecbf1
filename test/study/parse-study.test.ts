import { describe, expect, it } from "vitest";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import { checkCells } from "../../src/study/cells.ts";
import { checkFigure } from "../../src/study/check-figure.ts";
import { checkPlot } from "../../src/study/check-plot.ts";
import { designOf } from "../../src/study/design.ts";
import { parseStudy } from "../../src/study/parse-study.ts";

const figures = { granularity: { axes: ["agent", "subgoals"], measurements: ["exact"] } } as const;

const lines = [
  "question: Which K is best?", // line 1
  "expects: One inside.",
  "refutedIf: It is at the edge.",
  "scenario: { world: closed }",
  "axes:", // line 5
  "  agent: [model-1, model-2]",
  "  subgoals: { from: 1, to: 3 }",
];

/** The file with some lines replaced (by their number) and others added. */
function file(replaced: Readonly<Record<number, string>> = {}, ...added: readonly string[]): string {
  return [...lines.map((line, i) => replaced[i + 1] ?? line), ...added].join("\n");
}

const parse = (text: string, name = "experiments/010-sample.yaml") => parseStudy(text, name);

/** All that can be found wrong before anything is measured. */
function check(text: string): void {
  const study = parse(text);
  checkFigure(study, figures);
  const { columns } = designOf(study, builtinLibrary.measurements);
  checkPlot(study, columns.slice(study.axes.length));
  checkCells(study);
}

describe("parseStudy", () => {
  it("makes no cell: that one cannot be is found when cells are checked", () => {
    const study = parse(file({ 7: "  subgoals: [300]" }));
    expect(() => checkCells(study)).toThrow("each sub-goal needs at least one lattice step");
  });

  it("draws a study with a further axis of one value", () => {
    expect(() => check(file({}, "  tolerance: [2]", "figure: granularity"))).not.toThrow();
  });

  it("takes a range of two points, and a sample of one", () => {
    const labels = (line: string) =>
      parse(file({ 7: line }))
        .axes.at(-1)
        ?.values.map(({ label }) => label);
    expect(labels("  subgoals: { from: 1, to: 3, points: 2 }")).toEqual([1, 3]);
    expect(labels("  knobs: { sample: sobol, points: 1, over: { subgoals: [2] } }")).toEqual([2]);
  });

  it("asks what else than outcomes there is by its name", () => {
    expect(parse(file({}, "measurement: tube"))).toMatchObject({ measurements: ["tube"], table: null });
  });

  it("fills in what the file leaves out", () => {
    expect(parse(file())).toMatchObject({
      name: "sample",
      experiment: "010-sample",
      measurements: ["exact"],
      trials: 10_000,
      seed: "sample",
      figure: null,
      plot: null,
      paper: { figures: [] },
    });
  });

  it("takes what is just within bounds", () => {
    const sampled = parse(file({}, "engines: [monte-carlo]", "until: 0.5"));
    expect(sampled).toMatchObject({ until: 0.5, trials: 1_000_000 });
    const grids = parse(file({ 5: "axes: [{ attempts: [1] }, { attempts: [2] }]", 6: "", 7: "" })).grids;
    expect(grids).toHaveLength(2);
    const sought = parse(
      file({}, 'objective: { minimise: meanBias, within: 0, "subject to": [passRate > 0.5] }'),
    );
    expect(sought.objective).toMatchObject({ maximise: null, within: 0, limits: ["passRate > 0.5"] });
    const small = parse(file({ 7: "  tolerance: { from: 0, to: 1, step: 0.5 }" }));
    expect(small.axes[1].values).toHaveLength(3);
  });

  it("takes a study that says neither what it asks nor what it expects", () => {
    const study = parse(file({ 1: "", 2: "", 3: "" }));
    expect(study).toMatchObject({ question: "", expects: "", refutedIf: "" });
    expect(study.axes).toEqual(parse(file()).axes);
  });

  it("takes names of its picture alone or in lists, and leaves open what is not named", () => {
    expect(parse(file({}, "plot: { y: passRate, facet: [agent] }")).plot).toEqual({
      x: null,
      y: ["passRate"],
      colour: null,
      facet: ["agent"],
    });
    expect(() =>
      check(file({}, "plot: { x: subgoals, y: [passRate, meanBias], colour: agent }")),
    ).not.toThrow();
    expect(() =>
      check(file({}, "plot: { x: actions, y: reach }", "measurement: attempt-by-actions")),
    ).not.toThrow();
    expect(() => check(file({}, "figure: none"))).not.toThrow();
  });

  it("keeps the axes in the order of the file", () => {
    const { axes } = parse(file());
    expect(axes.map(({ name, values }) => [name, values.length])).toEqual([
      ["agent", 2],
      ["subgoals", 3],
    ]);
  });

  it("takes the paper's figures as names, also those that look like numbers", () => {
    const paper = "paper: { figures: [2a, 5], says: It saturates., gives: The agents }";
    expect(parse(file({}, paper)).paper.figures).toEqual(["2a", "5"]);
  });

  it("takes a table that was measured elsewhere instead of axes", () => {
    const text = "question: a\nexpects: b\nrefutedIf: c\ntable: reference/seen.csv";
    expect(parse(text)).toMatchObject({ table: "reference/seen.csv", axes: [], grids: [], measurements: [] });
    expect(parse(file()).table).toBeNull();
  });

  it("reads JSON as well", () => {
    const study = {
      question: "?",
      expects: "!",
      refutedIf: "-",
      scenario: { world: "open" },
      axes: { attempts: [1] },
    };
    expect(parse(JSON.stringify(study, null, 2), "own.json").name).toBe("own");
  });

  it.each([
    ["nothing", "", "must be a study with the keys scenario and axes, but is empty", null],
    ["a list", "[1]", "must be a study with the keys scenario and axes, but is [1]", null],
    [
      "a scenario",
      "world: closed\nharness: { attempts: 3 }",
      "must be a study, but is a scenario: it has world, harness and no axes",
      null,
    ],
    ["a scenario's key in a study", file({}, "task: { goal: 3 }"), 'unknown key "task"', 8],
    ["no YAML", file({ 1: "question: [" }), "must be YAML or JSON", 2],
    ["a key that stands twice", file({}, "question: Again?"), "question: must stand once", 8],
    ["an empty question", file({ 1: 'question: ""' }), "question: must be text of at least 1", 1],
    ["an unknown key", file({}, "figur: granularity"), "figur", null],
    ["an unknown engine", file({}, "engines: [exact, quantum]"), "engines[1]", 8],
    ["an unknown measurement", file({}, "measurement: tub"), "measurement: must be exact, monte-carlo", 8],
    [
      "engines and a measurement",
      file({}, "measurement: tube", "engines: [exact]"),
      "measurement: a study must have axes and either engines or a measurement",
      8,
    ],
    [
      "an axis called like a column of its measurement",
      file({ 7: "  reach: [{ label: 1, set: { harness.attempts: 1 } }]" }, "measurement: ceiling"),
      "axes.reach: an axis must not be called like a column",
      7,
    ],
    ["a pool of no agents", file({}, "agents: { nobody: [] }"), "agents.nobody: must ", 8],
    ["no engine", file({}, "engines: []"), "engines: must ", 8],
    ["an empty formula", file({}, 'where: ""'), 'where: must be a formula, but is ""', 8],
    [
      "a range of one point",
      file({ 7: "  subgoals: { from: 1, to: 3, points: 1 }" }),
      "axes.subgoals.points: must be a whole number from 2 to ",
      7,
    ],
    [
      "a sample of no point",
      file({ 7: "  knobs: { sample: sobol, points: 0, over: { subgoals: [1, 2] } }" }),
      "axes.knobs.points: must be a whole number from 1 to ",
      7,
    ],
    ["no trials", file({}, "trials: 0"), "trials", 8],
    ["one grid in a list", file({ 5: "axes: [{ attempts: [1] }]", 6: "", 7: "" }), "axes: must ", 5],
    [
      "a range that stands still",
      file({ 7: "  subgoals: { from: 1, to: 3, step: 0 }" }),
      "axes.subgoals.step: ",
      7,
    ],
    ["no list of limits", file({}, 'objective: { maximise: passRate, "subject to": [] }'), "objective", 8],
    [
      "an optimum that is less than flat",
      file({}, "objective: { maximise: passRate, within: -0.1 }"),
      "objective.within: ",
      8,
    ],
    [
      "an interval of no width",
      file({}, "engines: [monte-carlo]", "until: 0"),
      "until: must be a number above 0",
      9,
    ],
    [
      "an interval of all rates",
      file({}, "engines: [monte-carlo]", "until: 0.6"),
      "until: must be a number above 0",
      9,
    ],
    [
      "a narrow interval of what is exact",
      file({}, "until: 0.1"),
      "until: must be left out where the engine",
      8,
    ],
    [
      "nothing that is sought",
      file({}, "objective: { against: passRate }"),
      "objective: must have either maximise or minimise, but has neither",
      8,
    ],
    [
      "two things that are sought",
      file({}, "objective: { maximise: passRate, minimise: meanBias }"),
      "but has both",
      8,
    ],
    ["an axis without values", file({ 6: "  agent: []" }), "axes.agent", 6],
    [
      "an axis of an unknown name",
      file({ 7: "  subgaols: [1]" }),
      "axes.subgaols: an axis must be a path into the scenario",
      7,
    ],
    [
      "an axis called like a result",
      file({ 7: "  passRate: [{ label: 1, set: { harness.attempts: 1 } }]" }),
      "axes.passRate",
      7,
    ],
    [
      "an unknown agent",
      file({ 6: "  agent: [model-1, model-9]" }),
      "pool: must be model-1, model-2, model-3 or a list",
      6,
    ],
    [
      "a path that no scenario has",
      file({ 7: "  harness.patience: [1]" }),
      'harness: unknown key "patience"',
      7,
    ],
    [
      "more sub-goals than steps",
      file({ 7: "  subgoals: [300]" }),
      "subgoals: each sub-goal needs at least one lattice step",
      7,
    ],
    [
      "a wrong value in the shared scenario",
      file({ 4: "scenario: { world: closed, task: { goal: none } }" }),
      "task.goal: must be a number above 0",
      4,
    ],
    ["axes and a table", file({}, "table: seen.csv"), "table: a study must have axes and", 8],
    ["neither axes nor a table", file({ 5: "", 6: "", 7: "" }), "axes: a study must have", null],
    [
      "a table with engines",
      file({ 5: "table: seen.csv", 6: "engines: [exact]", 7: "" }),
      "table: a study must have",
      5,
    ],
    [
      "an unknown figure",
      file({}, "figure: granularty"),
      'figure: there is no figure called "granularty"',
      8,
    ],
    [
      "a figure of a study with a further axis",
      file({}, "  tolerance: [0, 1]", "figure: granularity"),
      "axes.tolerance: the figure granularity draws agent and subgoals alone, but the axis tolerance has 2 values",
      8,
    ],
    ["a figure that lacks an axis", file({ 6: "" }, "figure: granularity"), "but the study lacks agent", 8],
    [
      "a plot beside a figure",
      file({}, "figure: granularity", "plot: { x: subgoals }"),
      "plot: must be left out: the figure granularity is named",
      9,
    ],
    [
      "a plot of an axis that there is not",
      file({}, "plot: { x: subgaols }"),
      'plot.x: must be an axis or a column, but is "subgaols"',
      8,
    ],
    [
      "a plot of a column that there is not",
      file({}, "plot:", "  y: [passRate, agent]"),
      'plot.y: must be a column, but is "agent"',
      9,
    ],
    [
      "an axis in two channels",
      file({}, "plot: { colour: agent, facet: [subgoals, agent] }"),
      "plot.facet: each name may stand once, but agent stands in colour too",
      8,
    ],
    ["an unknown channel", file({}, "plot: { color: agent }"), 'plot: unknown key "color"', 8],
    ["a plot of no columns", file({}, "plot: { y: [] }"), "plot.y: must be", 8],
    [
      "a figure that lacks an engine",
      file({}, "figure: granularity", "engines: [monte-carlo]"),
      "but the study lacks exact",
      8,
    ],
  ])("refuses %s", (_, text, message, line) => {
    const place = line === null ? "experiments/010-sample.yaml" : `experiments/010-sample.yaml:${line}`;
    const error = thrownBy(() => check(text));
    expect(error.name).toBe("ScenarioError");
    expect(error.message).toContain(message);
    expect(error.message).toContain(`at ${place}`);
  });
});

describe("a wrong study", () => {
  it("is told in the order of its lines, with what was meant", () => {
    const text = file({ 2: "expcts: One.", 5: "axis:" }, "trials: 0.5", "engins: [exact]");
    const { message } = thrownBy(() => parse(text));
    const told = message.split("\n").filter((line) => line.startsWith("  ") || /^[a-z]+:/.test(line));
    expect(told).toEqual([
      "  at experiments/010-sample.yaml:2",
      "  hint: did you mean expects?",
      "  at experiments/010-sample.yaml:5",
      "  hint: did you mean axes?",
      "trials: must be a whole number of at least 1, but is 0.5",
      "  at experiments/010-sample.yaml:8",
      "  at experiments/010-sample.yaml:9",
      "  hint: did you mean engines?",
    ]);
  });

  it("is told the axes and columns that its plot can name, and what was meant", () => {
    const { message } = thrownBy(() => check(file({}, "plot: { colour: agnt }", "measurement: ceiling")));
    expect(message).toContain(
      "hint: did you mean agent? axes: agent, subgoals; columns: reach, ceiling, penalty, looseness",
    );
  });

  it("is pointed to the command that takes it when it is a scenario", () => {
    expect(() => parse("world: closed", "mine.yaml")).toThrow("hint: `tautline evaluate mine.yaml`");
  });
});

function thrownBy(act: () => unknown): Error {
  try {
    act();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
