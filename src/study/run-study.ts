import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import type { Cell } from "./cells.ts";
import { aligned, type Evaluation, outcomeRow } from "./outcome-row.ts";
import type { Engine, Study } from "./study.ts";

/** How a cell is to be sampled; an exact evaluator does not look. The streams are named by the seed and the cell's identity. */
export interface Sampling {
  readonly seed: string;
  readonly cell: string;
  readonly trials: number;
}

export type Evaluator = (scenario: Scenario, sampling: Sampling) => Evaluation | Promise<Evaluation>;

export type Evaluators = { readonly [Name in Engine]: Evaluator };

/**
 * Evaluates every cell of a study with every engine it asks for; rows stand cell by cell.
 *
 * A cell's random numbers depend on the study's seed and the cell's identity alone: neither another value on an axis nor the
 * order of the cells moves them. `onCell` hears of each evaluation when it is done, with how many there will be, and
 * is waited for: that is where a caller lets timers and signals in.
 * Errors: whatever an evaluator throws, with the cell's coordinates in front.
 */
export async function runStudy(
  study: Study,
  cells: readonly Cell[],
  evaluators: Evaluators,
  onCell: (done: number, total: number) => void | Promise<void> = () => {},
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const total = cells.length * study.engines.length;
  for (const cell of cells) {
    for (const engine of study.engines) {
      rows.push(await evaluated(cell, evaluators[engine], study));
      await onCell(rows.length, total);
    }
  }
  return aligned(rows);
}

async function evaluated(cell: Cell, evaluate: Evaluator, { seed, trials }: Study): Promise<Row> {
  try {
    return outcomeRow(cell, await evaluate(cell.scenario, { seed, cell: cell.identity, trials }));
  } catch (error) {
    if (error instanceof Error)
      error.message = `in the cell ${JSON.stringify(cell.coordinates)}: ${error.message}`;
    throw error;
  }
}
