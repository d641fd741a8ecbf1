import { describe, expect, it } from "vitest";
import { studyCells } from "../../src/study/cells.ts";
import { type Computation, computeStudy } from "../../src/study/compute-study.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import { withChanges } from "../../src/study/with-changes.ts";
import { studyOf } from "../support/studies.ts";

const study = studyOf(
  { agent: ["model-1", "model-2"], subgoals: [4, 5] },
  { engines: [], computation: "tube" },
);
const cells = studyCells(study);

/** Two rows for each scenario, which say how they were asked. */
const asked: Computation = ({ stages }, { seed, cell, trials }) =>
  [0, 1].map((part) => ({ part, stages: stages.length, asked: `${seed} ${cell} ${trials}` }));

describe("computeStudy", () => {
  it("gives the rows of every cell in order, with its coordinates in front and its identity at the end", async () => {
    const rows = await computeStudy(study, cells, asked);
    expect(rows.map((row) => [row["agent"], row["subgoals"], row["part"], row["stages"]])).toEqual([
      ["model-1", 4, 0, 4],
      ["model-1", 4, 1, 4],
      ["model-1", 5, 0, 5],
      ["model-1", 5, 1, 5],
      ["model-2", 4, 0, 4],
      ["model-2", 4, 1, 4],
      ["model-2", 5, 0, 5],
      ["model-2", 5, 1, 5],
    ]);
    expect(Object.keys(rows[0])).toEqual(["agent", "subgoals", "part", "stages", "asked", "cell"]);
    expect(rows[0]["cell"]).toBe(cells[0].identity);
  });

  it("hands on the seed, the cell's identity and the trials", async () => {
    const [row] = await computeStudy({ ...study, seed: "s", trials: 7 }, cells.slice(0, 1), asked);
    expect(row["asked"]).toBe(`s ${cells[0].identity} 7`);
  });

  it("fills in what some rows lack with null", async () => {
    const ragged: Computation = () => [{ a: 1 }, { a: 1, b: 2 }];
    const [short] = await computeStudy(study, cells.slice(0, 1), ragged);
    expect(short).toMatchObject({ a: 1, b: null });
  });

  it("says how far it is after each cell", async () => {
    const heard: string[] = [];
    await computeStudy(study, cells, asked, (done, total) => void heard.push(`${done}/${total}`));
    expect(heard).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  });

  it("says in which cell a computation failed", async () => {
    const broken: Computation = () => {
      throw new Error("out of luck");
    };
    await expect(computeStudy(study, cells, broken)).rejects.toThrow(
      'in the cell {"agent":"model-1","subgoals":4}: out of luck',
    );
  });

  it.each(["agent", "cell"])("refuses a column called %s, which is there already", async (name) => {
    await expect(computeStudy(study, cells, () => [{ [name]: 1 }])).rejects.toThrow(
      `a computation must have columns of its own, but ${name} is there already`,
    );
  });
});

describe("a study file with a computation", () => {
  const figures = {
    tube: { axes: ["subgoals"], engines: [], computation: "tube" },
    granularity: { axes: ["subgoals"], engines: [] },
  } as const;
  const lines = [
    "question: From where?",
    "expects: Here.",
    "refutedIf: Not here.",
    "scenario: { world: closed }",
    "axes: { subgoals: [4] }",
  ];
  const parse = (...added: readonly string[]) =>
    parseStudy([...lines, ...added].join("\n"), "010-own.yaml", figures);

  it("asks no engine", () => {
    expect(parse("computation: tube")).toMatchObject({ engines: [], computation: "tube", table: null });
  });

  it("is drawn by a figure that needs it", () => {
    expect(parse("computation: tube", "figure: tube").figure).toBe("tube");
  });

  it.each([
    ["an unknown computation", ["computation: tub"], "computation: must be"],
    ["engines beside it", ["computation: tube", "engines: [exact]"], "either engines or a computation"],
    [
      "a figure of another",
      ["figure: tube"],
      "needs the computation tube, but the study asks no computation",
    ],
    [
      "a figure of outcomes",
      ["computation: tube", "figure: granularity"],
      "needs no computation, but the study asks the computation tube",
    ],
  ])("refuses %s", (_, added, message) => {
    expect(() => parse(...added)).toThrow(message);
  });

  it("refuses another engine from outside", () => {
    expect(() => withChanges(parse("computation: tube"), { engines: ["exact"] })).toThrow(
      "--engine: must be left out: the rows come from the computation tube",
    );
  });
});
