import { describe, expect, it } from "vitest";
import { evaluateExactly } from "../../src/exact/evaluate-exactly.ts";
import { studyCells } from "../../src/study/cells.ts";
import type { AxisInput } from "../../src/study/expand-axis.ts";
import { type Evaluator, type Evaluators, runStudy } from "../../src/study/run-study.ts";
import type { Study } from "../../src/study/study.ts";
import { studyOf } from "../support/studies.ts";

/** A sampler that writes down how it was asked. */
function recording(asked: string[]): Evaluator {
  return (scenario, { seed, cell, trials }) => {
    asked.push(`${seed} ${cell} ${trials}`);
    const interval = { passRate: { low: 0.25, high: 0.75 }, stages: [] };
    return {
      ...evaluateExactly(scenario),
      engine: "monte-carlo",
      trials,
      interval,
      standardError: { meanBias: 0.5 },
    };
  };
}

const evaluators = (asked: string[] = []): Evaluators => ({
  exact: (scenario) => evaluateExactly(scenario),
  "monte-carlo": recording(asked),
});

const run = (study: Study, asked?: string[], onCell?: (done: number, total: number) => void) =>
  runStudy(study, studyCells(study), evaluators(asked), onCell);

const both = (axes: Readonly<Record<string, AxisInput>>) =>
  studyOf(axes, { engines: ["exact", "monte-carlo"] });

describe("runStudy", () => {
  it("gives one row for each cell and engine, in order", async () => {
    const rows = await run(both({ subgoals: [4, 5] }));
    expect(rows.map((row) => [row["subgoals"], row["engine"], row["trials"]])).toEqual([
      [4, "exact", null],
      [4, "monte-carlo", 100],
      [5, "exact", null],
      [5, "monte-carlo", 100],
    ]);
  });

  it("fills the columns that an engine does not have with null", async () => {
    const [exact, sampled] = await run(both({ subgoals: [4] }));
    expect(Object.keys(exact)).toEqual(Object.keys(sampled));
    expect([exact["passRateLow"], sampled["passRateLow"], sampled["passRateHigh"]]).toEqual([
      null,
      0.25,
      0.75,
    ]);
    expect([exact["meanBiasStandardError"], sampled["meanBiasStandardError"]]).toEqual([null, 0.5]);
  });

  it("has failure shares that sum to 1 with the pass rate", async () => {
    const [row] = await run(studyOf({ subgoals: [8] }));
    const failures = Object.entries(row).filter(([name]) => name.startsWith("failure"));
    const sum = failures.reduce((total, [, share]) => total + Number(share), Number(row["passRate"]));
    expect(failures).toHaveLength(5);
    expect(sum).toBeCloseTo(1, 12);
  });

  it("names the streams of a cell by the seed and the cell alone", async () => {
    const [few, many]: string[][] = [[], []];
    await run(both({ subgoals: [5] }), few);
    await run(both({ agent: ["model-1", "model-2"], subgoals: [4, 5] }), many);
    expect(few).toHaveLength(1);
    expect(many).toContain(few[0]);
    expect(new Set(many).size).toBe(4);
  });

  it("tells how far it is after each evaluation", async () => {
    const heard: string[] = [];
    await run(both({ subgoals: [4, 5] }), [], (done, total) => heard.push(`${done}/${total}`));
    expect(heard).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  });

  it("says in which cell an evaluator failed", async () => {
    const study = studyOf({ subgoals: [4] });
    const broken: Evaluator = () => {
      throw new Error("out of luck");
    };
    await expect(runStudy(study, studyCells(study), { ...evaluators(), exact: broken })).rejects.toThrow(
      'in the cell {"subgoals":4}: out of luck',
    );
  });
});
