import { dirname, join } from "node:path";
import { findStatements } from "../analysis/claims.ts";
import { figureDefinitions } from "../figures/figure-definitions.ts";
import { placed } from "../input/placed.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Row } from "../stats/table.ts";
import { checkFigure } from "../study/check-figure.ts";
import { type Choice, Choosing } from "../study/choice.ts";
import { parseCsv } from "../study/csv.ts";
import { loadFormulas } from "../study/load-formulas.ts";
import type { Study } from "../study/study.ts";
import { checkedDesign } from "./checked-design.ts";
import type { Experiment } from "./experiments.ts";
import { filesOfResult } from "./figure-state.ts";
import { type Effort, type Measuring, measureDesign } from "./measure-design.ts";
import { readText } from "./read-text.ts";
import { replaceFiles } from "./replace-files.ts";
import { ResultTable } from "./result-table.ts";
import { checkStudyFigure } from "./study-figure.ts";
import { studyFiles } from "./study-files.ts";
import { prepareFolder } from "./writable-folder.ts";

/** What a run leaves behind. */
export interface ExperimentResult extends Effort {
  readonly rows: number;
  /** The SHA-256 of `data.csv`: equal results have equal hashes. */
  readonly hash: string;
  readonly finding: string | null;
  /** What came of the study's objective; null when it seeks nothing. */
  readonly choice: Choice | null;
  /** Why there is no figure, where one might be expected. */
  readonly missing: string | null;
  readonly files: readonly string[];
}

/** How an experiment is run. */
export interface Running extends Omit<Measuring, "shard"> {
  /** Told the rows as they come, in the order of the table. */
  readonly onRows?: (rows: readonly Row[]) => void;
  /** Further files of the result, by their names. */
  readonly beside?: Readonly<Record<string, string>>;
}

/**
 * Runs an experiment and replaces the files in `folder` by its result, all or none. Rows are written as they come and not held, but
 * for those of a picture.
 *
 * `study` is the experiment's own, with whatever the command line changed. Errors: ScenarioError, LimitError, StoreError; Stopped.
 */
export async function runExperiment(
  experiment: Experiment,
  study: Study,
  folder: string,
  { onRows = () => {}, beside = {}, ...measuring }: Running = {},
): Promise<ExperimentResult> {
  const read = study.table === null ? null : readTable(experiment, study.table);
  checkStudy(experiment, study, read);
  const design = read === null ? await checkedDesign(study) : null;
  // A table has no design, but what is sought in it is a formula.
  await loadFormulas(study);
  prepareFolder(folder);
  const choosing = Choosing.of(study, design ?? { columns: Object.keys(read?.[0] ?? {}) });
  const table = new ResultTable(folder);
  try {
    const add = (rows: readonly Row[]) => {
      table.add(rows);
      choosing?.add(rows);
      onRows(rows);
    };
    if (read !== null) add(read);
    const effort = design === null ? noEffort : await measureDesign(design, add, measuring);
    const choice = choosing?.choice() ?? null;
    const { finding, missing, files, hash } = await studyFiles(experiment, study, table, choice, beside);
    replaceFiles(folder, files, filesOfResult);
    return { rows: table.count, hash, finding, choice, missing, files: Object.keys(files), ...effort };
  } finally {
    table.close();
  }
}

/**
 * Computes a part of an experiment's cells into a store, and writes nothing else: what is made of all rows waits for all.
 * Errors: those of `runExperiment`.
 */
export async function runShard(experiment: Experiment, study: Study, measuring: Measuring): Promise<Effort> {
  checkStudy(experiment, study, null);
  return await measureDesign(await checkedDesign(study), null, measuring);
}

const noEffort: Effort = { cells: 0, computed: 0, reused: 0, trialsReused: 0 };

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
