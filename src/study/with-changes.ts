import { assertAboveZero } from "../model/assert-argument.ts";
import { ScenarioError } from "../model/errors.ts";
import { assertNarrows, mostUntil } from "./sample-until.ts";
import { type Engine, isEngine, type Study } from "./study.ts";

/** What a command line may change of a study. */
export interface StudyChanges {
  readonly trials?: number | undefined;
  readonly until?: number | undefined;
  readonly seed?: string | undefined;
  readonly engines?: readonly Engine[] | undefined;
}

/**
 * A study with some of its values replaced; the very study when nothing is asked.
 *
 * Errors: ScenarioError for engines of a study whose rows are no outcomes, and for what is sampled until something where nothing can be.
 */
export function withChanges(study: Study, changes: StudyChanges): Study {
  const { trials, until, seed, engines: asked } = changes;
  if (Object.values(changes).every((change) => change === undefined)) return study;
  if (asked !== undefined && !asksEngines(study)) {
    const source = study.table === null ? `the measurement ${study.measurements.join(", ")}` : "a table";
    throw new ScenarioError({ path: "--engine", problem: `must be left out: the rows come from ${source}` });
  }
  const measurements = asked === undefined ? study.measurements : [...new Set(asked)];
  if (until !== undefined) {
    assertAboveZero("--until", until, 0.5);
    assertNarrows(measurements, "--until", "add --engine monte-carlo");
  }
  const grids = seed === undefined ? {} : study.gridsBy(seed);
  const sampled = { trials: trials ?? trialsOf(study, until), until: until ?? study.until };
  return { ...study, ...grids, ...sampled, seed: seed ?? study.seed, measurements };
}

const trialsOf = (study: Study, until: number | undefined): number =>
  until !== undefined && study.until === null ? Math.max(study.trials, mostUntil) : study.trials;

/** Whether the rows of a study are outcomes by engines. */
export const asksEngines = ({ measurements }: Pick<Study, "measurements">): boolean =>
  measurements.length > 0 && measurements.every(isEngine);
