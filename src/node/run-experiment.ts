import { accessSync, constants, mkdirSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { ScenarioError } from "../model/errors.ts";
import { shownText } from "../model/shown-value.ts";
import type { Row } from "../stats/table.ts";
import { studyCells } from "../study/cells.ts";
import { runStudy } from "../study/run-study.ts";
import type { Study } from "../study/study.ts";
import { evaluators } from "./evaluators.ts";
import type { Experiment } from "./experiments.ts";
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
  const rows = await runStudy(study, studyCells(study), evaluators, async (done, total) => {
    onCell(done, total);
    // Evaluators never wait; without this a bar would not move and Ctrl-C would not be heard.
    await setImmediate();
  });
  const { finding, files } = await studyFiles(experiment, study, rows);
  replaceFiles(folder, files);
  return { rows, finding, files: Object.keys(files) };
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
