import type { PrunedPool, Scenario, Stage } from "../model/scenario.ts";
import { type Semantics, semanticsOptions } from "../model/semantics.ts";
import { canonicalJson } from "./canonical-json.ts";
import { digest } from "./digest.ts";

/** Raised when the same parameters would have to get another identity: then every Monte Carlo number moves. */
const version = "c1";

/**
 * The name of a scenario's full parameters: a version and a hash of 128 bits, as in `c1-5f0c…`.
 *
 * It is made of the resolved scenario, so that two ways to write the same thing (a preset or its options, an agent's name or
 * its numbers, a default or its absence) have one identity, and so that neither the order of a study's axes nor what else is
 * in the study can change it. Names are no parameters. Semantic options count only where they differ from the default: an
 * option added to the model later leaves the identities alone.
 */
export function identityOf(scenario: Scenario): string {
  return `${version}-${digest(canonicalJson(parametersOf(scenario))).slice(0, 32)}`;
}

function parametersOf(scenario: Scenario): object {
  const { goal, taskTolerance, budget, step, continuous, tolerance, verification } = scenario;
  return {
    task: { goal, tolerance: taskTolerance, budget },
    lattice: { step, continuous },
    pools: scenario.pools.map(poolParameters),
    stages: scenario.stages.map(stageParameters),
    tolerance,
    guidance: scenario.guidance.map(({ rule, strength, level }) => [rule, strength, level]),
    verification,
    semantics: chosenOptions(scenario.semantics),
  };
}

const poolParameters = ({ share, members }: PrunedPool): object => ({
  share,
  members: members.map(({ weight, hallucination, offset, probabilities }) => [
    weight,
    hallucination,
    offset,
    probabilities,
  ]),
});

const stageParameters = ({
  chunk,
  milestone,
  part,
  horizon,
  attempts,
  guidanceShare,
}: Stage): readonly unknown[] => [chunk, milestone, part, horizon, attempts, guidanceShare];

function chosenOptions(semantics: Semantics): object {
  const names = Object.keys(semanticsOptions) as (keyof Semantics)[];
  const chosen = names.filter((name) => semantics[name] !== semanticsOptions[name][0]);
  return Object.fromEntries(chosen.map((name) => [name, semantics[name]]));
}
