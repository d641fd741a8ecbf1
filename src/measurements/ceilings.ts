import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import { ceilingLooseness } from "../theory/laws/ceiling.ts";

/**
 * The Hoeffding ceiling of one unguided attempt at the first stage beside its exact reach, in one row.
 *
 * Columns: `reach`, `ceiling`, `penalty` ρ, and `looseness`, the one by the other (null where nothing is reached).
 */
export function ceilings(scenario: Scenario): readonly Row[] {
  const [{ reach, ceiling, penalty, looseness }] = ceilingLooseness(scenario);
  return [{ reach, ceiling, penalty, looseness: Number.isFinite(looseness) ? looseness : null }];
}
