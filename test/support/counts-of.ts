import type { Scenario } from "../../src/model/scenario.ts";
import { type Counts, noCounts } from "../../src/montecarlo/counts.ts";
import type { Draws } from "../../src/montecarlo/draws.ts";
import type { WalkKernel } from "../../src/montecarlo/walk-kernel.ts";

/** What the trials of one run come to. */
export function countsOf({ stages }: Scenario, kernel: WalkKernel, draws: Draws, trials: number): Counts {
  const counts = noCounts(stages.length);
  kernel.run(draws, trials, counts);
  return counts;
}
