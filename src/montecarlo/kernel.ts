import type { Scenario } from "../model/scenario.ts";
import type { Counts } from "./counts.ts";
import type { Draws } from "./draws.ts";
import { ChainKernel } from "./small-stages/chain-kernel.ts";
import { WalkKernel } from "./walk-kernel.ts";

/** A scenario compiled for sampling: runs trials. Reused for every block of the scenario. */
export interface Kernel {
  run(draws: Draws, trials: number): Counts;
}

/**
 * The kernel that samples a scenario.
 *
 * Two of them, because two speeds are needed: where stages cannot look at each other and are small, each kind of stage is
 * compiled from the process into a finite chain, whose trajectories a loop without branches draws about three times
 * faster; everything else is walked trial by trial. Which of them runs follows from the scenario alone, never from
 * the number of trials or the machine, because the two use their streams differently.
 */
export function compileKernel(scenario: Scenario): Kernel {
  const known = compiled.get(scenario);
  if (known) return known;
  const kernel = ChainKernel.compile(scenario) ?? new WalkKernel(scenario);
  compiled.set(scenario, kernel);
  return kernel;
}

const compiled = new WeakMap<Scenario, Kernel>();
