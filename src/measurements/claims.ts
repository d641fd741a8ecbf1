import { decideClaims } from "../analysis/claims.ts";
import type { Library } from "../analysis/world-tables.ts";
import type { Measurement } from "../study/measurement.ts";

/**
 * Every statement of the theory, decided in the world that a scenario is: its task, its budgets and its semantics; a row
 * for each, `holding` of `cases`. Agents, decompositions and guidance are those of the studies that the statements read.
 */
export const claims = (library: Library): Measurement => ({
  name: "claims",
  version: 2,
  samples: false,
  columns: ["statement", "kind", "withinPremises", "verdict", "holding", "cases"],
  main: ["holding", "cases"],
  measure: ({ name }, _, scenario) =>
    [...decideClaims({ name, words: name, scenario }, library)].map((claim) => {
      const { id: statement, kind, withinPremises, verdict } = claim;
      const { holding, of: cases } = claim.cases;
      return { statement, kind, withinPremises, verdict, holding, cases };
    }),
});
