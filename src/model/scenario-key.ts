import { canonicalJson } from "./canonical-json.ts";
import type { PrunedPool, Scenario, Stage } from "./scenario.ts";
import { type Semantics, semanticsOptions } from "./semantics.ts";

/**
 * All that a scenario is made of, as one text: scenarios with equal keys have equal outcomes, and equal samples.
 *
 * It is made of the resolved scenario, so that two ways to write the same thing (a preset or its options, an agent's name or
 * its numbers, a default or its absence) have one key. Names are no parameters. Semantic options count only where they differ
 * from the default: an option added to the model later leaves the keys alone.
 */
export const scenarioKey = (scenario: Scenario): string => canonicalJson(parametersOf(scenario));

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
  members: members.map((one) => [one.weight, one.hallucination, one.offset, one.probabilities]),
});

const stageParameters = (one: Stage): readonly unknown[] => [
  ...[one.chunk, one.milestone, one.part],
  ...[one.horizon, one.attempts, one.guidanceShare],
];

const chosenOptions = (semantics: Semantics): object =>
  Object.fromEntries(
    Object.entries(semantics).filter(
      ([name, value]) => value !== semanticsOptions[name as keyof Semantics][0],
    ),
  );
