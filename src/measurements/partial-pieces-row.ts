import type { Scenario } from "../model/scenario.ts";
import type { Row } from "../stats/table.ts";
import { partialPieces } from "../theory/laws/marginal.ts";

/**
 * A partial harness as the marginal rule sees it, in one row: `passRate` F(r), `chunkReach` s_r of its last scaffolded chunk
 * (null with none) and `tailReach` τ_r of its free tail (1 when nothing is left to it).
 *
 * Premises: one pool, relative anchor, no task budget.
 */
export function partialPiecesRow(scenario: Scenario): readonly Row[] {
  const { passRate, scaffold, tail } = partialPieces(scenario);
  return [{ passRate, chunkReach: scaffold[scaffold.length - 1] ?? null, tailReach: tail }];
}
