import { describe, expect, it } from "vitest";
import * as tautline from "../../src/api/study.ts";
import { ScenarioError } from "../../src/model/errors.ts";
import { studyOf } from "../support/studies.ts";

// biome-ignore lint/suspicious/noExplicitAny: plain JavaScript may call with anything.
const doors = tautline as any;
const { parseStudy, studyCells, checkCells, designOf, runDesign } = doors;
const { toCsv, parseCsv, identityOf } = doors;

const study = studyOf({ subgoals: [4] });
const known = tautline.measurements();
const design = designOf(study, known);

/** All of an asynchronous run, for its errors. */
async function run(...given: readonly unknown[]): Promise<void> {
  for await (const _ of runDesign(...given));
}

describe("the study doors, called from plain JavaScript", () => {
  it.each<[string, () => unknown, string]>([
    ["parseStudy of no text", () => parseStudy(undefined, "a.yaml"), "text: must be text, but is missing"],
    ["parseStudy of no file", () => parseStudy("question: a", 7), "file: must be text, but is 7"],
    [
      "studyCells of nothing",
      () => [...studyCells()],
      "study: must be a study, as parseStudy makes it, but is missing",
    ],
    [
      "checkCells of a scenario",
      () => checkCells({ task: {} }),
      "study: must be a study, as parseStudy makes it, but is { task }",
    ],
    [
      "designOf of text",
      () => designOf("granularity", known),
      'study: must be a study, as parseStudy makes it, but is "granularity"',
    ],
    [
      "designOf without measurements",
      () => designOf(study),
      "known: must be a list of measurements, but is missing",
    ],
    [
      "designOf of names",
      () => designOf(study, ["exact"]),
      'known: must be a list of measurements, but is ["exact"]',
    ],
    [
      "designOf without trials",
      () => designOf({ ...study, trials: 0 }, known),
      "trials: must be a whole number from 1 to 1,000,000,000,000, but is 0",
    ],
    [
      "designOf of a number as seed",
      () => designOf({ ...study, seed: 1 }, known),
      "seed: must be text, but is 1",
    ],
    ["toCsv of no rows", () => toCsv(), "rows: must be a list of rows, but is missing"],
    ["toCsv of a list of numbers", () => toCsv([1]), "rows[0]: must be a row, but is 1"],
    [
      "toCsv of an object inside",
      () => toCsv([{ a: 1 }, { a: { b: 1 } }]),
      "rows[1].a: must be text, a number, true, false or null, but is { b }",
    ],
    [
      "toCsv of a column that would be lost",
      () => toCsv([{ a: 1 }, { a: 1, b: 2 }]),
      "rows[1]: must have the columns a alone, but is { a, b }",
    ],
    ["parseCsv of a table", () => parseCsv([{ a: 1 }]), "text: must be text, but is [{ a }]"],
    ["parseCsv of a column twice", () => parseCsv("a,a\n1,2\n"), "the table has two columns called a"],
    [
      "identityOf of a file's scenario",
      () => identityOf({ task: { goal: 1 } }),
      "scenario: must be a resolved scenario",
    ],
  ])("refuse %s", (_, call, message) => {
    expect(call).toThrow(message);
    expect(call).not.toThrow(TypeError);
  });

  it.each<[string, readonly unknown[], string]>([
    ["runDesign of nothing", [], "design: must be a design, as designOf makes it, but is missing"],
    ["runDesign with nobody to ask", [design, { ask: "me" }], 'ask: must be a function, but is "me"'],
    [
      "runDesign of no question at once",
      [design, { atOnce: 0 }],
      "atOnce: must be a whole number of 1 or more, but is 0",
    ],
    [
      "an answer that is no rows",
      [design, { ask: () => 5 }],
      'in the cell {"subgoals":4}: exact: must be a list of rows, but is 5',
    ],
  ])("refuse %s", async (_, given, message) => {
    await expect(run(...given)).rejects.toThrow(message);
    await expect(run(...given)).rejects.toThrow(ScenarioError);
  });
});
