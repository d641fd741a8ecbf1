import { assertScenario } from "../model/assert-argument.ts";
import type { Scenario } from "../model/scenario.ts";
import { scenarioKey } from "../model/scenario-key.ts";
import { digest } from "./digest.ts";

/** Raised when the same parameters would have to get another identity: then every Monte Carlo number moves. */
const version = "c1";

/**
 * The name of a scenario's full parameters: a version and a hash of 128 bits, as in `c1-5f0c…`. Neither the order of a
 * study's axes nor what else is in the study can change it. Errors: ScenarioError for a scenario that `resolveScenario` did
 * not make.
 */
export function identityOf(scenario: Scenario): string {
  assertScenario(scenario);
  return `${version}-${digest(scenarioKey(scenario)).slice(0, 32)}`;
}
