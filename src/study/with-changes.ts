import type { Engine, Study } from "./study.ts";

/** What a command line may change of a study. */
export interface StudyChanges {
  readonly trials?: number | undefined;
  readonly seed?: string | undefined;
  readonly engines?: readonly Engine[] | undefined;
}

/** A study with some of its values replaced; the very study when nothing is asked. */
export function withChanges(study: Study, { trials, seed, engines }: StudyChanges): Study {
  if (trials === undefined && seed === undefined && engines === undefined) return study;
  return {
    ...study,
    trials: trials ?? study.trials,
    seed: seed ?? study.seed,
    engines: engines === undefined ? study.engines : [...new Set(engines)],
  };
}
