import { beforeAll, describe, expect, it } from "vitest";
import { resolveScenario } from "../../src/input/resolve-scenario.ts";
import { LimitError, ScenarioError } from "../../src/model/errors.ts";
import { cellCount, cellMaker, cellsIn, checkCells, studyCells } from "../../src/study/cells.ts";
import { loadFormulaParser } from "../../src/study/formula-parser.ts";
import { identityOf } from "../../src/study/identity.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import type { AxisInput } from "../../src/study/study-schema.ts";
import { studyOf } from "../support/studies.ts";

const cellsOf = (axes: Readonly<Record<string, AxisInput>>) => [...studyCells(studyOf(axes))];

/** An axis that puts each of these values at a path. */
const each = (path: string, values: readonly unknown[]): AxisInput =>
  values.map((value, label) => ({ label, set: { [path]: value } }));

describe("studyCells", () => {
  it("takes every combination, the last axis fastest", () => {
    const cells = cellsOf({ agent: ["model-1", "model-3"], subgoals: { from: 4, to: 5 } });
    expect(cells.map(({ index, coordinates }) => [index, ...Object.values(coordinates)])).toEqual([
      [0, "model-1", 4],
      [1, "model-1", 5],
      [2, "model-3", 4],
      [3, "model-3", 5],
    ]);
  });

  it("puts the values of the axes into the shared scenario", () => {
    const [cell] = cellsOf({ subgoals: [6], "harness.tolerance": [2] });
    expect(cell.subject.stages.map(({ chunk }) => chunk)).toEqual([40, 40, 40, 40, 40, 40]);
    expect(cell.subject.tolerance).toBe(2);
  });

  it("lets one value set several paths", () => {
    const patient = { "harness.attempts": 9, "harness.horizon": 20 };
    const [cell] = cellsOf({ style: [{ label: "patient", set: patient }] });
    expect(cell.coordinates).toEqual({ style: "patient" });
    expect(cell.subject.stages[0]).toMatchObject({ attempts: 9, horizon: 20 });
  });

  it("makes of every cell what its file would be made into alone", () => {
    const axes: Readonly<Record<string, AxisInput>> = {
      world: each("world", ["closed", "open"]),
      pool: each("pool", ["model-1", [{ agent: "model-2", weight: 2 }, "model-3"]]),
      semantics: each("harness.semantics", ["closed", { preset: "open", tail: { carryOver: 0.5 } }]),
      decomposition: each("harness.decomposition", [
        { subgoals: 7 },
        { chunk: 20, scaffolded: 3 },
        { subgoals: 2 },
      ]),
      guidance: each("harness.guidance", [[], [{ rule: "aligned", strength: 1 }]]),
      attempts: [1, 3],
    };
    for (const { index, subject, input } of cellsOf(axes)) {
      const alone = resolveScenario(input);
      expect(subject, String(index)).toEqual(alone);
      expect(identityOf(subject)).toBe(identityOf(alone));
    }
    const pruned = cellsOf({
      pool: each("pool", [["model-1", "model-2", "model-3"]]),
      pruning: each("harness.pruning", [
        { count: 1, which: "worst" },
        { count: 1, which: "random" },
      ]),
      horizon: [1, 10],
    });
    for (const { subject, input } of pruned) expect(subject).toEqual(resolveScenario(input));
  });

  it("makes the cell at any place as it comes in its turn", () => {
    const text = "scenario: { world: closed }\naxes:\n";
    const grids = "  - { chunk: [10], scaffolded: [0, 3, 7] }\n  - { chunk: [25, 30], scaffolded: [1, 2] }\n";
    const study = parseStudy(text + grids, "study.yaml");
    const inTurn = [...studyCells(study)];
    expect(inTurn).toHaveLength(7);
    const cellAt = cellMaker(study);
    for (const index of [6, 0, 3, 2, 4, 4, 1, 5]) expect(cellAt(index)).toEqual(inTurn[index]);
  });

  it("shares between cells what their axes leave as it is", () => {
    const [one, two, three] = cellsOf({ subgoals: [4, 8], "harness.tolerance": [1, 2] }).map(
      ({ subject }) => subject,
    );
    expect(two.stages).toBe(one.stages);
    expect(three.stages).not.toBe(one.stages);
    expect(three.pools).toBe(one.pools);
  });

  it("holds no part of a study that is changed between two of its runs", () => {
    const study = studyOf({ attempts: [1] }, { scenario: { world: "closed", pool: [{ agent: "model-1" }] } });
    const open = { ...study, scenario: structuredClone(study.scenario) as { pool: { agent: string }[] } };
    const [before] = studyCells(open);
    open.scenario.pool[0].agent = "model-3";
    const [after] = studyCells(open);
    expect(after.identity).not.toBe(before.identity);
  });

  it("is one cell without axes", () => {
    expect(cellsOf({})).toHaveLength(1);
  });

  it("gives a cell the same identity whatever else is in the study, in whatever order", () => {
    const few = cellsOf({ agent: ["model-1"], subgoals: [5] });
    const many = cellsOf({ subgoals: [4, 5, 6], agent: ["model-2", "model-1"] });
    const same = many.find(
      ({ coordinates }) => coordinates["subgoals"] === 5 && coordinates["agent"] === "model-1",
    );
    expect(same?.identity).toBe(few[0].identity);
    expect(new Set(many.map(({ identity }) => identity)).size).toBe(6);
  });

  it("says which axis and which cell cannot be", () => {
    const attempt = () => checkCells(studyOf({ agent: ["model-1"], subgoals: [8, 300] }));
    expect(attempt).toThrow(ScenarioError);
    expect(attempt).toThrow(
      /^harness\.decomposition\.subgoals: .* \(in the cell agent model-1, subgoals 300\)\n {2}at study at axes\.subgoals\n/,
    );
  });

  it("says that the shared scenario cannot be when that is to blame", () => {
    const study = studyOf({ subgoals: [8] }, { scenario: { world: "closed", task: { goal: -1 } } });
    expect(() => checkCells(study)).toThrow(/^task\.goal: .*\n {2}at study at scenario\.task\.goal/);
  });

  it("keeps the other options of the world's semantics when an axis sets one", () => {
    const open = studyOf({ "harness.semantics.keep": ["last"] }, { scenario: { world: "open" } });
    expect([...studyCells(open)][0].subject.semantics).toMatchObject({ feedback: "open", keep: "last" });
  });

  it("starts from the world that an axis chooses", () => {
    const worlds = ["closed", "open"].map((world) => ({
      label: world,
      set: { world, "harness.attempts": 2 },
    }));
    const study = studyOf({ world: worlds }, { scenario: { pool: ["model-1"] } });
    expect([...studyCells(study)].map(({ subject }) => [subject.goal, subject.stages[0].attempts])).toEqual([
      [240, 2],
      [100, 2],
    ]);
    const onClosed = studyOf({ world: worlds });
    expect([...studyCells(onClosed)].map(({ subject }) => subject.goal)).toEqual([240, 100]);
  });

  it("takes another kind of decomposition when an axis asks for it", () => {
    const [cell] = cellsOf({ chunk: [100], scaffolded: [2] });
    expect(cell.subject.stages.map(({ chunk, part }) => [chunk, part])).toEqual([
      [100, "scaffold"],
      [100, "scaffold"],
      [40, "tail"],
    ]);
  });

  it("refuses a grid past its limit before it makes it", () => {
    const axis = { from: 1, to: 2000 };
    expect(() => cellsOf({ attempts: axis, horizon: axis })).toThrow(LimitError);
  });
});

describe("a study with `where`", () => {
  beforeAll(loadFormulaParser);

  const of = (where: string, attempts = "[1, 2, 3, 4]") =>
    parseStudy(`scenario: { world: closed }\naxes: { attempts: ${attempts} }\n${where}`, "own.yaml");

  it.each([
    ["", 4],
    ["where: attempts <= 4", 4],
    ["where: attempts <= 3", 3],
    ["where: attempts <= 1", 1],
  ])("has the cells that %j leaves: %d", (where, count) => {
    expect(cellCount(of(where))).toBe(count);
    expect([...studyCells(of(where))]).toHaveLength(count);
    expect(() => checkCells(of(where))).not.toThrow();
  });

  it("must leave one", () => {
    for (const ask of [cellCount, checkCells])
      expect(() => ask(of("where: attempts > 4"))).toThrow(
        "where: must leave at least one cell, but leaves none of 4",
      );
  });

  it("is asked of cells that can be: a cell that cannot is told when cells are made, not when they are counted", () => {
    const wrong = of("where: attempts >= 0", "[0, 1]");
    expect(cellCount(wrong)).toBe(2);
    expect(() => checkCells(wrong)).toThrow("harness.attempts: must be");
  });
});

describe("cellsIn", () => {
  const small = {
    task: { goal: 50 },
    pool: ["model-2"],
    harness: { decomposition: { subgoals: 2 }, tolerance: 3, horizon: 7, attempts: 2 },
  } as const;
  const cellsOfSmall = (axes: Readonly<Record<string, AxisInput>>) => [...cellsIn(studyOf(axes), small)];

  it("asks the same in another world, without the cells whose chunks do not fit it", () => {
    const cells = cellsOfSmall({ chunk: [20, 60], scaffolded: [1, 2] });
    expect(cells.map(({ coordinates }) => Object.values(coordinates))).toEqual([
      [20, 1],
      [20, 2],
    ]);
    expect(cells[0].subject).toMatchObject({ goal: 50, tolerance: 3 });
  });

  it("leaves out nothing else that is wrong", () => {
    expect(() => cellsOfSmall({ "harness.tolerance": [1, -1] })).toThrow("harness.tolerance: must be");
    expect(() => cellsOfSmall({ chunk: [60], scaffolded: [1], "harness.tolerance": [-1] })).toThrow(
      "harness.tolerance: must be",
    );
  });
});
