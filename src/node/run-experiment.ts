import { accessSync, constants, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { computations } from "../measurements/computations.ts";
import { evaluators } from "../measurements/evaluators.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import type { Row } from "../stats/table.ts";
import { studyCells } from "../study/cells.ts";
import { computeStudy } from "../study/compute-study.ts";
import { parseCsv } from "../study/csv.ts";
import { runStudy } from "../study/run-study.ts";
import type { Study } from "../study/study.ts";
import type { Experiment } from "./experiments.ts";
import { readText } from "./read-text.ts";
import { replaceFiles } from "./replace-files.ts";
import { studyFiles } from "./study-files.ts";

/** What a run leaves behind. */
export interface ExperimentResult {
  readonly rows: readonly Row[];
  readonly finding: string | null;
  readonly files: readonly string[];
}

/**
 * Runs an experiment on both its engines and replaces the files in `folder` by its result, all or none.
 *
 * `study` is the experiment's own, with whatever the command line changed.
 */
export async function runExperiment(
  experiment: Experiment,
  study: Study,
  folder: string,
  onCell: (done: number, total: number) => void = () => {},
): Promise<ExperimentResult> {
  prepareFolder(folder);
  const rows = study.table === null ? await evaluatedRows(study, onCell) : readTable(experiment, study.table);
  const { finding, files } = await studyFiles(experiment, study, rows);
  replaceFiles(folder, files);
  return { rows, finding, files: Object.keys(files) };
}

function evaluatedRows(study: Study, onCell: (done: number, total: number) => void): Promise<readonly Row[]> {
  const hear = async (done: number, total: number) => {
    onCell(done, total);
    // Evaluators never wait; without this a bar would not move and Ctrl-C would not be heard.
    await setImmediate();
  };
  const cells = studyCells(study);
  return study.computation === null
    ? runStudy(study, cells, evaluators, hear)
    : computeStudy(study, cells, computations[study.computation], hear);
}

/** Errors: ScenarioError for a table that is not there or is none. */
function readTable({ file }: Experiment, table: string): readonly Row[] {
  const path = join(dirname(file), table);
  try {
    return parseCsv(readText(path));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ScenarioError({ path: "table", problem: error.message, place: { file: path } });
  }
}

/** Before anything is computed: a folder that cannot be is not found out after an hour. */
function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const problem = `results need a folder that can be written to, but ${shownText(folder)} is none (${code})`;
    throw new ScenarioError({ path: "--out", problem });
  }
}
