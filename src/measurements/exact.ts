import { exactFigures } from "../exact/evaluate-exactly.ts";
import type { Figures } from "../model/assemble-outcome.ts";
import type { Row } from "../stats/table.ts";
import type { Measurement } from "../study/measurement.ts";
import { mainColumns, outcomeColumns, outcomeRow } from "./outcome-row.ts";

/** The outcome by the exact engine, in one row. */
export const exact: Measurement = {
  name: "exact",
  version: 1,
  samples: false,
  columns: outcomeColumns,
  main: mainColumns,
  measure: (scenario) => [rowOf(exactFigures(scenario))],
};

/** Cells of a sweep that come to the same figures share their row. */
const rows = new WeakMap<Figures, Row>();

function rowOf(figures: Figures): Row {
  const there = rows.get(figures);
  if (there !== undefined) return there;
  const row = Object.freeze(outcomeRow(figures, "exact", null));
  rows.set(figures, row);
  return row;
}
