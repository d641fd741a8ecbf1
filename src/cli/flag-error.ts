import { ScenarioError } from "../model/errors.ts";

/** A mistake in a flag, said as a mistake in a file is. */
export function flagError(name: string, problem: string, hint?: string): ScenarioError {
  return new ScenarioError({ path: `--${name}`, problem, ...(hint && { hint }) });
}
