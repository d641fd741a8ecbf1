import { ScenarioError } from "../model/errors.ts";
import { type Engine, isEngine, type Study } from "./study.ts";

/** What a command line may change of a study. */
export interface StudyChanges {
  readonly trials?: number | undefined;
  readonly seed?: string | undefined;
  readonly engines?: readonly Engine[] | undefined;
}

/**
 * A study with some of its values replaced; the very study when nothing is asked.
 *
 * Errors: ScenarioError for engines of a study whose rows are no outcomes.
 */
export function withChanges(study: Study, { trials, seed, engines: asked }: StudyChanges): Study {
  if (trials === undefined && seed === undefined && asked === undefined) return study;
  if (asked !== undefined && !asksEngines(study)) {
    const source = study.table === null ? `the measurement ${study.measurements.join(", ")}` : "a table";
    throw new ScenarioError({ path: "--engine", problem: `must be left out: the rows come from ${source}` });
  }
  const measurements = asked === undefined ? study.measurements : [...new Set(asked)];
  const grids = seed === undefined ? {} : study.gridsBy(seed);
  return { ...study, ...grids, trials: trials ?? study.trials, seed: seed ?? study.seed, measurements };
}

/** Whether the rows of a study are outcomes by engines. */
export const asksEngines = ({ measurements }: Pick<Study, "measurements">): boolean =>
  measurements.length > 0 && measurements.every(isEngine);
