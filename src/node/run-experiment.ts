import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { findStatements } from "../analysis/claims.ts";
import { figureDefinitions } from "../figures/figure-definitions.ts";
import { placed } from "../input/placed.ts";
import { ScenarioError } from "../model/errors.ts";
import type { Row } from "../stats/table.ts";
import { checkCells } from "../study/cells.ts";
import { checkFigure } from "../study/check-figure.ts";
import { parseCsv } from "../study/csv.ts";
import { type Design, designOf } from "../study/design.ts";
import { runDesign } from "../study/run-design.ts";
import type { Study } from "../study/study.ts";
import { builtinLibrary } from "./builtin-library.ts";
import type { Experiment } from "./experiments.ts";
import { filesOfResult } from "./figure-state.ts";
import { readText } from "./read-text.ts";
import { replaceFiles } from "./replace-files.ts";
import { studyFiles } from "./study-files.ts";
import { prepareFolder } from "./writable-folder.ts";

/** What a run leaves behind. */
export interface ExperimentResult {
  readonly rows: readonly Row[];
  readonly finding: string | null;
  readonly files: readonly string[];
}

type OnCell = (done: number, total: number) => void;

/**
 * Runs an experiment and replaces the files in `folder` by its result, all or none.
 *
 * `study` is the experiment's own, with whatever the command line changed.
 */
export async function runExperiment(
  experiment: Experiment,
  study: Study,
  folder: string,
  onCell: OnCell = () => {},
): Promise<ExperimentResult> {
  checkFigure(experiment.study, figureDefinitions);
  // A statement that the study names may not be there.
  placed(
    () => study.claims.flatMap(findStatements),
    () => study.placeOf(["claims"]),
  );
  const table = study.table === null ? null : readTable(experiment, study.table);
  const design = table === null ? checkedDesign(study) : null;
  prepareFolder(folder);
  const rows = design === null ? (table ?? []) : await measuredRows(design, onCell);
  const { finding, files } = await studyFiles(experiment, study, rows);
  replaceFiles(folder, files, filesOfResult);
  return { rows, finding, files: Object.keys(files) };
}

/** Every cell is checked before the first is measured: what cannot be is not found out after an hour. */
function checkedDesign(study: Study): Design {
  const design = designOf(study, builtinLibrary.measurements);
  checkCells(study);
  return design;
}

async function measuredRows(design: Design, onCell: OnCell): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let done = 0;
  for await (const answer of runDesign(design)) {
    for (const row of answer.rows) rows.push(row);
    onCell(++done, design.size);
    // Measurements never wait; without this a bar would not move and Ctrl-C would not be heard.
    await setImmediate();
  }
  return rows;
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
