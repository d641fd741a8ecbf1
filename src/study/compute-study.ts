import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import type { Cell } from "./cells.ts";
import { aligned } from "./outcome-row.ts";
import type { Sampling } from "./run-study.ts";
import type { ComputationName, Study } from "./study.ts";

/** What is asked of a scenario beside its outcome: rows of its own. The same arguments give the same rows. */
export type Computation = (scenario: Scenario, sampling: Sampling) => readonly Row[];

export type Computations = { readonly [Name in ComputationName]: Computation };

/**
 * Puts every cell of a study to a computation; rows stand cell by cell, each with the cell's coordinates in front and its
 * identity at the end.
 *
 * `onCell` is as in `runStudy`, once a cell. Errors: whatever the computation throws, with the cell's coordinates in front;
 * RangeError for a column that an axis has already.
 */
export async function computeStudy(
  { seed, trials }: Pick<Study, "seed" | "trials">,
  cells: readonly Cell[],
  compute: Computation,
  onCell: (done: number, total: number) => void | Promise<void> = () => {},
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [index, cell] of cells.entries()) {
    rows.push(...rowsOf(cell, compute, { seed, cell: cell.identity, trials }));
    await onCell(index + 1, cells.length);
  }
  return aligned(rows);
}

function rowsOf(cell: Cell, compute: Computation, sampling: Sampling): readonly Row[] {
  try {
    return compute(cell.scenario, sampling).map((row) => placed(cell, row));
  } catch (error) {
    if (error instanceof Error)
      error.message = `in the cell ${JSON.stringify(cell.coordinates)}: ${error.message}`;
    throw error;
  }
}

function placed({ coordinates, identity }: Cell, row: Row): Row {
  const taken = Object.keys(row).find((name) => Object.hasOwn(coordinates, name) || name === "cell");
  if (taken === undefined) return { ...coordinates, ...row, cell: identity };
  throw new RangeError(`a computation must have columns of its own, but ${taken} is there already`);
}
