import { decideClaims } from "../analysis/claims.ts";
import type { World } from "../analysis/worlds.ts";
import type { Scenario } from "../model/scenario.ts";
import type { Measurement } from "../study/measurement.ts";

/**
 * Every statement of the theory, decided in the world that a scenario stands in: its task, its budgets and its semantics; a row
 * for each, `holding` of `cases`. Agents, decompositions and guidance are the statements' own.
 */
export const claims: Measurement = {
  name: "claims",
  version: 1,
  subject: "scenario",
  samples: false,
  columns: ["statement", "kind", "withinPremises", "verdict", "holding", "cases"],
  measure: (scenario) =>
    [...decideClaims(worldOf(scenario))].map(({ id, kind, withinPremises, verdict, cases }) => ({
      statement: id,
      kind,
      withinPremises,
      verdict,
      holding: cases.holding,
      cases: cases.of,
    })),
};

function worldOf({ name, goal, tolerance, stages, semantics }: Scenario): World {
  const [{ horizon, attempts }] = stages;
  return {
    name,
    words: name,
    goal,
    tolerance,
    horizon,
    attempts,
    semantics: { preset: "closed", ...semantics },
  };
}
