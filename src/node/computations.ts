import type { Computations } from "../study/compute-study.ts";
import { attemptByActions } from "./computations/attempt-by-actions.ts";
import { ceilings } from "./computations/ceilings.ts";
import { claimVerdicts } from "./computations/claim-verdicts.ts";
import { partialPiecesRow } from "./computations/partial-pieces-row.ts";
import { tailDivergenceRow } from "./computations/tail-divergence-row.ts";
import { tubeRows } from "./computations/tube-rows.ts";

/** Every computation by the name that experiment files use, in this thread. */
export const computations: Computations = {
  "attempt-by-actions": attemptByActions,
  tube: tubeRows,
  "partial-pieces": partialPiecesRow,
  "tail-divergence": tailDivergenceRow,
  ceiling: ceilings,
  claims: claimVerdicts,
};
