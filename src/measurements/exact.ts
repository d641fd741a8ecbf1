import { evaluateExactly } from "../exact/evaluate-exactly.ts";
import type { Measurement } from "../study/measurement.ts";
import { mainColumns, outcomeColumns, outcomeRow } from "./outcome-row.ts";

/** The outcome by the exact engine, in one row. */
export const exact: Measurement = {
  name: "exact",
  version: 1,
  samples: false,
  columns: outcomeColumns,
  main: mainColumns,
  measure: (scenario) => [outcomeRow(evaluateExactly(scenario), "exact", null)],
};
