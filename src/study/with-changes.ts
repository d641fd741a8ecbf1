import { ScenarioError } from "../model/errors.ts";
import type { Engine, Study } from "./study.ts";

/** What a command line may change of a study. */
export interface StudyChanges {
  readonly trials?: number | undefined;
  readonly seed?: string | undefined;
  readonly engines?: readonly Engine[] | undefined;
}

/**
 * A study with some of its values replaced; the very study when nothing is asked.
 *
 * Errors: ScenarioError for engines of a study whose rows come from a computation or a table.
 */
export function withChanges(study: Study, { trials, seed, engines }: StudyChanges): Study {
  if (trials === undefined && seed === undefined && engines === undefined) return study;
  if (engines !== undefined && study.engines.length === 0) {
    const source = study.computation === null ? "a table" : `the computation ${study.computation}`;
    throw new ScenarioError({ path: "--engine", problem: `must be left out: the rows come from ${source}` });
  }
  return {
    ...study,
    trials: trials ?? study.trials,
    seed: seed ?? study.seed,
    engines: engines === undefined ? study.engines : [...new Set(engines)],
  };
}
