import type { Library } from "../analysis/world-tables.ts";
import { measurements } from "../measurements/measurements.ts";
import { knownOr } from "../model/known-or.ts";
import type { Study } from "../study/study.ts";
import { findExperiment } from "./experiments.ts";

const found = new Map<string, Study>();

/** A built-in study, its file read once. Errors: ScenarioError for a name that there is not. */
function study(name: string): Study {
  return knownOr(found, name, () => findExperiment(name).study);
}

/** The built-in studies as their files say them, and everything that can be measured. */
export const builtinLibrary: Library = { study, measurements: measurements(study) };
