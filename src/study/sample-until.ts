import { ScenarioError } from "../model/errors.ts";

/** Trials for a cell at most that is sampled until its interval is narrow, unless a study says how many. */
export const mostUntil = 1_000_000;

/** Errors: ScenarioError where nothing that is asked can sample until an interval is narrow. */
export function assertNarrows(measurements: readonly string[], path: string, hint: string): void {
  if (measurements.includes("monte-carlo")) return;
  const problem =
    "must be left out where the engine monte-carlo is not asked: nothing else samples until something";
  throw new ScenarioError({ path, problem, hint });
}
