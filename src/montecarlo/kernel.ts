import type { Scenario } from "../model/scenario.ts";
import { scenarioKey } from "../model/scenario-key.ts";
import { WalkKernel } from "./walk-kernel.ts";

/**
 * The kernel that samples a scenario. One equal in all parameters to one of the last few finds their kernel, whoever made it and
 * under whatever name.
 *
 * Errors: LimitError of the model, where one of its tables would be too large.
 */
export function compileKernel(scenario: Scenario): WalkKernel {
  const key = scenarioKey(scenario);
  const kernel = compiled.get(key) ?? new WalkKernel(scenario);
  // The one used last stands last.
  compiled.delete(key);
  compiled.set(key, kernel);
  if (compiled.size > kernelsKept) compiled.delete([...compiled.keys()][0]);
  return kernel;
}

/** The tables of a kernel take a megabyte or two, rarely forty. */
export const kernelsKept = 16;

const compiled = new Map<string, WalkKernel>();
