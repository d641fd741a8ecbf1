import { dirname, join } from "node:path";
import { findStatements } from "../analysis/claims.ts";
import { figureDefinitions } from "../figures/figure-definitions.ts";
import { placed } from "../input/placed.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Row } from "../stats/table.ts";
import { checkFigure } from "../study/check-figure.ts";
import { parseCsv } from "../study/csv.ts";
import type { Study } from "../study/study.ts";
import { checkedDesign } from "./checked-design.ts";
import type { Experiment } from "./experiments.ts";
import { filesOfResult } from "./figure-state.ts";
import { type Effort, type Measuring, measureDesign } from "./measure-design.ts";
import { readText } from "./read-text.ts";
import { replaceFiles } from "./replace-files.ts";
import { checkStudyFigure } from "./study-figure.ts";
import { studyFiles } from "./study-files.ts";
import { prepareFolder } from "./writable-folder.ts";

/** What a run leaves behind. */
export interface ExperimentResult extends Effort {
  readonly rows: readonly Row[];
  /** The SHA-256 of `data.csv`: equal results have equal hashes. */
  readonly hash: string;
  readonly finding: string | null;
  /** Why there is no figure, where one might be expected. */
  readonly missing: string | null;
  readonly files: readonly string[];
}

/**
 * Runs an experiment and replaces the files in `folder` by its result, all or none.
 *
 * `study` is the experiment's own, with whatever the command line changed. Errors: ScenarioError, LimitError, StoreError; Stopped.
 */
export async function runExperiment(
  experiment: Experiment,
  study: Study,
  folder: string,
  measuring: Omit<Measuring, "shard"> = {},
): Promise<ExperimentResult> {
  const table = study.table === null ? null : readTable(experiment, study.table);
  checkStudy(experiment, study, table);
  const design = table === null ? await checkedDesign(study) : null;
  prepareFolder(folder);
  const rows = [...(table ?? [])];
  const keepRows = (more: readonly Row[]) => {
    for (const row of more) rows.push(row);
  };
  const effort = design === null ? noEffort : await measureDesign(design, keepRows, measuring);
  const { finding, missing, files, hash } = await studyFiles(experiment, study, rows);
  replaceFiles(folder, files, filesOfResult);
  return { rows, hash, finding, missing, files: Object.keys(files), ...effort };
}

/**
 * Computes a part of an experiment's cells into a store, and writes nothing else: what is made of all rows waits for all.
 * Errors: those of `runExperiment`.
 */
export async function runShard(experiment: Experiment, study: Study, measuring: Measuring): Promise<Effort> {
  checkStudy(experiment, study, null);
  return await measureDesign(await checkedDesign(study), () => {}, measuring);
}

const noEffort: Effort = { cells: 0, computed: 0, reused: 0 };

/** What can be told before anything is computed. Errors: ScenarioError. */
function checkStudy(experiment: Experiment, study: Study, table: readonly Row[] | null): void {
  checkFigure(experiment.study, figureDefinitions);
  // A statement that the study names may not be there.
  placed(
    () => study.claims.flatMap(findStatements),
    () => study.placeOf(["claims"]),
  );
  checkStudyFigure(study, table);
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
