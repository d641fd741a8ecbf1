import { describe, expect, it } from "vitest";
import type { Scenario } from "../../src/model/scenario.ts";
import { builtinLibrary } from "../../src/node/builtin-library.ts";
import type { Row } from "../../src/stats/table.ts";
import { studyCells } from "../../src/study/cells.ts";
import { type Design, designOf } from "../../src/study/design.ts";
import type { Measurement } from "../../src/study/measurement.ts";
import {
  type Answer,
  type Ask,
  keyOf,
  type Question,
  runDesign,
  samplingOf,
} from "../../src/study/run-design.ts";
import type { AxisInput } from "../../src/study/study-schema.ts";
import { studyOf } from "../support/studies.ts";

/** Two rows for each scenario, which say how they were asked. */
const asked: Measurement = {
  name: "asked",
  version: 3,
  samples: true,
  columns: ["part", "stages", "asked"],
  measure: ({ stages }, { seed, cell, trials }) =>
    [0, 1].map((part) => ({ part, stages: stages.length, asked: `${seed} ${cell} ${trials}` })),
};

/** One row of fewer columns, of which one is shared. */
const counted: Measurement = {
  name: "counted",
  version: 1,
  samples: false,
  columns: ["stages", "goal"],
  measure: ({ stages, goal }) => [{ stages: stages.length, goal }],
};

const axes = { agent: ["model-1", "model-2"], subgoals: [4, 5] };

const design = (names: readonly string[] = ["asked"], over: Record<string, AxisInput> = axes): Design =>
  designOf(studyOf(over, { measurements: names }), [asked, counted, ...builtinLibrary.measurements]);

async function all(of: Design, ...options: Parameters<typeof runDesign<Scenario>>[1][]) {
  const answers: Answer[] = [];
  for await (const answer of runDesign(of, ...options)) answers.push(answer);
  return answers;
}

const rowsOf = (answers: readonly Answer[]): readonly Row[] => answers.flatMap(({ rows }) => rows);

describe("runDesign", () => {
  it("gives the rows of every cell in order, with its coordinates in front and its identity at the end", async () => {
    const rows = rowsOf(await all(design()));
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
    expect(rows[0]["cell"]).toBe([...studyCells(studyOf(axes))][0].identity);
  });

  it("knows how many answers there will be: one of each measurement for each cell", async () => {
    for (const names of [["asked"], ["asked", "counted"]]) {
      const whole = design(names, { agent: ["model-1", "model-2"], subgoals: [4, 5, 6] });
      expect(whole.size).toBe(6 * names.length);
      expect(await all(whole)).toHaveLength(whole.size);
    }
  });

  it("asks one measurement after the other of each cell; all rows have the columns of all", async () => {
    const rows = rowsOf(await all(design(["counted", "asked"], { subgoals: [4] })));
    const cell = rows[0]["cell"];
    expect(rows).toEqual([
      { subgoals: 4, part: null, stages: 4, asked: null, goal: 240, cell },
      { subgoals: 4, part: 0, stages: 4, asked: `sample ${cell} 100`, goal: null, cell },
      { subgoals: 4, part: 1, stages: 4, asked: `sample ${cell} 100`, goal: null, cell },
    ]);
    expect(Object.keys(rows[0])).toEqual(design(["counted", "asked"], { subgoals: [4] }).columns);
  });

  it("has the outcomes of both engines in one table", async () => {
    const [exact, sampled] = rowsOf(await all(design(["exact", "monte-carlo"], { subgoals: [4] })));
    expect([exact["engine"], exact["trials"], exact["passRateLow"]]).toEqual(["exact", null, null]);
    expect([sampled["engine"], sampled["trials"]]).toEqual(["monte-carlo", 100]);
    expect(Number(sampled["passRateLow"])).toBeLessThan(Number(sampled["passRateHigh"]));
    const failures = Object.entries(exact).filter(([name]) => name.startsWith("failure"));
    const sum = failures.reduce((total, [, share]) => total + Number(share), Number(exact["passRate"]));
    expect([failures.length, Math.abs(sum - 1) < 1e-12]).toEqual([5, true]);
  });

  it("keys an answer by the cell, the measurement and its version, and the sampling if it samples", async () => {
    const [sampled, exact] = await all(design(["asked", "counted"], { subgoals: [4] }));
    const cell = sampled.cell.identity;
    expect(sampled.key).toEqual({ cell, measurement: "asked", version: 3, trials: 100, seed: "sample" });
    expect(exact.key).toEqual({ cell, measurement: "counted", version: 1, trials: null, seed: null });
  });

  it("keys what is sampled until an interval is narrow by how narrow, where the measurement can do that", () => {
    const [cell] = studyCells(studyOf({ subgoals: [4] }));
    const fixed = { seed: "1", trials: 100 };
    const nameOf = (measurement: Measurement, until?: number) =>
      keyOf({ cell, measurement, sampling: samplingOf(until ? { ...fixed, until } : fixed, cell) })
        .measurement;
    const narrowing = { ...asked, narrows: true };
    expect([nameOf(narrowing, 0.01), nameOf(narrowing), nameOf(asked, 0.01), nameOf(asked)]).toEqual([
      "asked until ±0.01",
      "asked",
      "asked",
      "asked",
    ]);
    expect(samplingOf(fixed, cell)).toEqual({ ...fixed, cell: cell.identity });
  });

  it("names the streams of a cell by the seed and the cell alone", async () => {
    const few = rowsOf(await all(design(["asked"], { subgoals: [5] })));
    const many = rowsOf(await all(design(["asked"], { agent: ["model-3", "model-2"], subgoals: [4, 5] })));
    expect(many.map((row) => row["asked"])).toContain(few[0]["asked"]);
    expect(new Set(many.map((row) => row["asked"])).size).toBe(4);
  });

  it("asks for no cell before its turn, and stops asking when nobody listens", async () => {
    const made: number[] = [];
    const whole = design();
    const cells = (function* () {
      for (const cell of whole.cells) {
        made.push(cell.index);
        yield cell;
      }
    })();
    for await (const answer of runDesign({ ...whole, cells })) if (answer.cell.index === 1) break;
    expect(made).toEqual([0, 1]);
  });

  it("asks whoever it is told to, so many at once, and keeps the order", async () => {
    let most = 0;
    const open = new Set<Question>();
    const slow: Ask = async (question) => {
      open.add(question);
      most = Math.max(most, open.size);
      await new Promise((done) => setTimeout(done, question.cell.index === 0 ? 20 : 1));
      open.delete(question);
      return question.measurement.measure(question.cell.subject, question.sampling, question.cell.input);
    };
    expect(await all(design(), { ask: slow, atOnce: 3 })).toEqual(await all(design()));
    expect(most).toBe(3);
  });

  it("says in which cell a measurement failed, in its turn", async () => {
    const broken: Ask = async ({ cell }) => {
      if (cell.index > 0) throw new Error(`out of luck ${cell.index}`);
      return [];
    };
    const heard: number[] = [];
    const run = async () => {
      for await (const { cell } of runDesign(design(), { ask: broken, atOnce: 4 })) heard.push(cell.index);
    };
    await expect(run()).rejects.toThrow('in the cell {"agent":"model-1","subgoals":5}: out of luck 1');
    expect(heard).toEqual([0]);
  });

  it("says once in which cell it was, of an error that several cells have", async () => {
    const shared = new Error("out of luck");
    const broken: Ask = () => Promise.reject(shared);
    await expect(all(design(), { ask: broken, atOnce: 3 })).rejects.toThrow(
      /^in the cell \{"agent":"model-1","subgoals":4\}: out of luck$/,
    );
  });

  it("says in which cell a measurement failed in this thread", async () => {
    const broken: Measurement = {
      ...counted,
      measure: () => {
        throw new Error("out of luck");
      },
    };
    const study = studyOf({ subgoals: [4] }, { measurements: ["counted"] });
    await expect(all(designOf(study, [broken]))).rejects.toThrow('in the cell {"subgoals":4}: out of luck');
  });

  it("refuses a column that the measurement does not name", async () => {
    const ask: Ask = () => [{ part: 1, colour: "red" }];
    await expect(all(design(), { ask })).rejects.toThrow(
      "asked must give the columns it names, but gives colour",
    );
  });
});
