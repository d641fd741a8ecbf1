import type { Measurement } from "../study/measurement.ts";
import { ceilingLooseness } from "../theory/laws/ceiling.ts";

/**
 * The Hoeffding ceiling of one unguided attempt at the first stage beside its exact reach, in one row: `reach`, `ceiling`,
 * `penalty` ρ, and `looseness`, the one by the other (null where nothing is reached).
 */
export const ceiling: Measurement = {
  name: "ceiling",
  version: 1,
  samples: false,
  columns: ["reach", "ceiling", "penalty", "looseness"],
  main: ["reach", "ceiling"],
  measure: (scenario) => {
    const [{ reach, ceiling, penalty, looseness }] = ceilingLooseness(scenario);
    return [{ reach, ceiling, penalty, looseness: Number.isFinite(looseness) ? looseness : null }];
  },
};
