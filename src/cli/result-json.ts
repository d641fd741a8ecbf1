import type { Outcome } from "../model/outcome.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Result } from "./evaluate-by.ts";
import { resultHash } from "./result-hash.ts";

/** The object that `--json` prints for a scenario; with both engines, one inside for each. The pmf is long: only if asked. */
export function resultJson({ name }: Scenario, { exact, monteCarlo }: Result, pmf: boolean): object {
  if (exact === null) return { scenario: name, ...outcomeJson(monteCarlo, pmf) };
  if (monteCarlo === null) return { scenario: name, ...outcomeJson(exact, pmf) };
  return { scenario: name, exact: outcomeJson(exact, pmf), monteCarlo: outcomeJson(monteCarlo, pmf) };
}

function outcomeJson(outcome: Outcome, pmf: boolean): object {
  const { finalProgress, ...rest } = outcome;
  const hash = resultHash(outcome);
  if (!pmf) return { ...rest, hash };
  return {
    ...rest,
    finalProgress: { ...finalProgress, probabilities: Array.from(finalProgress.probabilities) },
    hash,
  };
}
