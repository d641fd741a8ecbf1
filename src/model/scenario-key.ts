import { canonicalJson, canonicalNumber as number } from "./canonical-json.ts";
import type { PrunedPool, Scenario, Stage } from "./scenario.ts";
import { type Semantics, semanticsOptions } from "./semantics.ts";

/**
 * All that a scenario is made of, as one text: scenarios with equal keys have equal outcomes, and equal samples.
 *
 * It is made of the resolved scenario, so that two ways to write the same thing (a preset or its options, an agent's name or
 * its numbers, a default or its absence) have one key. Names are no parameters. Semantic options count only where they differ
 * from the default: an option added to the model later leaves the keys alone.
 *
 * It is the canonical JSON of its parts; those that scenarios share are written once.
 */
export function scenarioKey(scenario: Scenario): string {
  const { goal, taskTolerance, budget, step, continuous, tolerance, verification } = scenario;
  const lattice = `{"continuous":${continuous},"step":${number(step)}}`;
  const task = `{"budget":${number(budget)},"goal":${number(goal)},"tolerance":${number(taskTolerance)}}`;
  const parts = `"pools":${poolsKey(scenario.pools)},"semantics":${semanticsKey(scenario.semantics)},"stages":${stagesKey(scenario.stages)}`;
  return `{"guidance":${guidanceKey(scenario.guidance)},"lattice":${lattice},${parts},"task":${task},"tolerance":${number(tolerance)},"verification":${number(verification)}}`;
}

/** All that the laws and the verdicts of a stage hang on beside the stage and the pool, where it does not hang on those before. */
export const stageRulesKey = (scenario: Scenario): string => {
  const { step, continuous, tolerance, verification, guidance, semantics } = scenario;
  return `${step} ${continuous} ${tolerance} ${verification} ${guidanceKey(guidance)} ${semanticsKey(semantics)}`;
};

/** How a part of scenarios is written, once for each: parts are frozen. */
function writtenOnce<Part extends object>(write: (part: Part) => string): (part: Part) => string {
  const written = new WeakMap<Part, string>();
  return (part) => {
    const known = written.get(part);
    if (known !== undefined) return known;
    const text = write(part);
    written.set(part, text);
    return text;
  };
}

const guidanceKey = writtenOnce((guidance: Scenario["guidance"]) =>
  canonicalJson(guidance.map(({ rule, strength, level }) => [rule, strength, level])),
);

/** A pool as one text: the same one each time, whose hash is known by then. */
export const poolKey = writtenOnce(({ share, members }: PrunedPool) =>
  canonicalJson({
    share,
    members: members.map((one) => [one.weight, one.hallucination, one.offset, one.probabilities]),
  }),
);

const poolsKey = writtenOnce((pools: readonly PrunedPool[]) => `[${pools.map(poolKey).join(",")}]`);

/** As canonical JSON has it, in a quarter of the time: there may be very many stages, of finite numbers. */
const stagesKey = writtenOnce((stages: readonly Stage[]) => {
  const lists = stages.map(
    ({ chunk, milestone, part, horizon, attempts, guidanceShare }) =>
      `[${chunk},${milestone},"${part}",${horizon},${attempts},${guidanceShare}]`,
  );
  return `[${lists.join(",")}]`;
});

const semanticsKey = writtenOnce((semantics: Semantics) =>
  canonicalJson(
    Object.fromEntries(
      Object.entries(semantics).filter(
        ([name, value]) => value !== semanticsOptions[name as keyof Semantics][0],
      ),
    ),
  ),
);
