import { StageLaws } from "../../model/aim.ts";
import type { Distribution } from "../../model/distribution.ts";
import type { Scenario, Stage } from "../../model/scenario.ts";
import type { StageLaw } from "../../model/stage-law.ts";

/** One attempt that a scenario makes: a pool, a stage begun at its own chunk, and its law with and without guidance. */
export interface StageAct {
  readonly members: readonly Distribution[];
  readonly stage: Stage;
  /** The first stage, from 0, at which it is made. */
  readonly index: number;
  readonly guided: StageLaw;
  /** The same attempt without guidance. */
  readonly free: StageLaw;
}

/**
 * The different attempts of a scenario, one for each pool and each different stage.
 *
 * With an absolute anchor an attempt may aim elsewhere; these are the ones of a trajectory that is exactly on its milestones.
 */
export function stageActs(scenario: Scenario): readonly StageAct[] {
  return scenario.pools.flatMap(({ members }) => actsOf(scenario, members));
}

function actsOf(scenario: Scenario, members: readonly Distribution[]): readonly StageAct[] {
  const laws = new StageLaws(scenario, members);
  const acts = new Map<StageLaw, StageAct>();
  scenario.stages.forEach((stage, index) => {
    const guided = laws.at(stage, stage.chunk);
    const free = laws.at({ ...stage, guidanceShare: 0 }, stage.chunk);
    if (!acts.has(guided)) acts.set(guided, { members, stage, index, guided, free });
  });
  return [...acts.values()];
}
