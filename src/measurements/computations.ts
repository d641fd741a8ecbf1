import type { Computations } from "../study/compute-study.ts";
import { attemptByActions } from "./attempt-by-actions.ts";
import { ceilings } from "./ceilings.ts";
import { claimVerdicts } from "./claim-verdicts.ts";
import { partialPiecesRow } from "./partial-pieces-row.ts";
import { tailDivergenceRow } from "./tail-divergence-row.ts";
import { tubeRows } from "./tube-rows.ts";

/** Every computation by the name that experiment files use, in this thread. */
export const computations: Computations = {
  "attempt-by-actions": attemptByActions,
  tube: tubeRows,
  "partial-pieces": partialPiecesRow,
  "tail-divergence": tailDivergenceRow,
  ceiling: ceilings,
  claims: claimVerdicts,
};
