import { exactFigures } from "../exact/evaluate-exactly.ts";
import { outcomeRow } from "../measurements/outcome-row.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import { type Choice, Choosing, type Chosen, chosenOf } from "../study/choice.ts";
import { digest } from "../study/digest.ts";
import { judgeOf } from "../study/objective.ts";
import { type Setting, settingsOf } from "../study/settings-of.ts";
import type { Study } from "../study/study.ts";
import { checkedDesign } from "./checked-design.ts";
import { type Effort, type Measuring, measureDesign } from "./measure-design.ts";
import { runExperiment } from "./run-experiment.ts";

/** What came of looking for the best harness, of `cells` that were looked at. */
export interface Found extends Pick<Effort, "cells" | "computed" | "reused"> {
  readonly choice: Choice;
  /** What to set in the scenario to have the best one; nothing where none is within the limits. */
  readonly use: readonly Setting[];
  /** The scenario as it is, where it is within the limits. */
  readonly own: Chosen | null;
  /** The files that were written; none where no folder was named. */
  readonly files: readonly string[];
  /** Why there is no figure among them, where one might be expected. */
  readonly missing: string | null;
}

export interface Search extends Pick<Measuring, "workers" | "onCell" | "openStore" | "stop"> {
  /** The scenario as it is. */
  readonly scenario: Scenario;
  /** Where the result of the study goes, and the study: its file's name and its text. Null for nowhere. */
  readonly into: { readonly folder: string; readonly file: string; readonly text: string } | null;
}

/**
 * Goes through a study with an objective by the same loop as a run, and compares its best with the scenario as it is.
 * Errors: ScenarioError, LimitError, StoreError; Stopped.
 */
export async function searchFor(study: Study, { scenario, into, ...measuring }: Search): Promise<Found> {
  const design = await checkedDesign(study);
  const judge = judgeOf(study, design);
  const choosing = Choosing.of(study, design);
  if (judge === null || choosing === null) throw new RangeError("the study must have an objective");
  const add = (rows: readonly Row[]) => choosing.add(rows);
  const { cells, computed, reused, files, missing } = await gone();
  const choice = choosing.choice();
  const own = judge.judge(outcomeRow(exactFigures(scenario), "exact", null));
  return {
    ...{ cells, computed, reused },
    choice,
    use: choice.best === null ? [] : settingsOf(study, choice.best.row),
    own: own && chosenOf(judge, own),
    files,
    missing,
  };

  async function gone() {
    if (into === null) return { ...(await measureDesign(design, add, measuring)), files: [], missing: null };
    const { file, folder, text } = into;
    const experiment = { file, sha256: digest(text), builtin: false, study };
    return await runExperiment(experiment, study, folder, {
      ...measuring,
      onRows: add,
      beside: { [file]: text },
    });
  }
}
