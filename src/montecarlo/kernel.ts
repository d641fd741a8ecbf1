import type { Scenario } from "../model/scenario.ts";
import { scenarioKey } from "../model/scenario-key.ts";
import type { Counts } from "./counts.ts";
import type { Draws } from "./draws.ts";
import { ChainKernel } from "./small-stages/chain-kernel.ts";
import { WalkKernel } from "./walk-kernel.ts";

/** A scenario compiled for sampling: runs trials and adds what they come to. Keeps nothing of a run. */
export interface Kernel {
  run(draws: Draws, trials: number, counts: Counts): void;
}

/**
 * The kernel that samples a scenario.
 *
 * Two of them, because two speeds are needed: where stages cannot look at each other and are small, each kind of stage is
 * compiled from the process into a finite chain, whose trajectories a loop without branches draws about three times
 * faster; everything else is walked trial by trial. Which of them runs follows from the scenario alone, never from
 * the number of trials or the machine, because the two use their streams differently.
 *
 * A scenario equal in all parameters to one of the last few finds their kernel, whoever made it and under whatever name.
 * Errors: LimitError of the model, where one of its tables would be too large.
 */
export function compileKernel(scenario: Scenario): Kernel {
  const key = scenarioKey(scenario);
  const kernel = compiled.get(key) ?? ChainKernel.compile(scenario) ?? new WalkKernel(scenario);
  // The one used last stands last.
  compiled.delete(key);
  compiled.set(key, kernel);
  if (compiled.size > kernelsKept) compiled.delete([...compiled.keys()][0]);
  return kernel;
}

/** The tables of a kernel take a megabyte or two, rarely twenty. */
export const kernelsKept = 16;

const compiled = new Map<string, Kernel>();
