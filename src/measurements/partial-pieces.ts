import type { Measurement } from "../study/measurement.ts";
import { partialPieces as piecesOf } from "../theory/laws/marginal.ts";

/**
 * A partial harness as the marginal rule sees it, in one row: `passRate` F(r), `chunkReach` s_r of its last scaffolded chunk
 * (null with none) and `tailReach` τ_r of its free tail (1 when nothing is left to it).
 *
 * Premises: one pool, relative anchor, strict pass, no task budget.
 */
export const partialPieces: Measurement = {
  name: "partial-pieces",
  version: 1,
  samples: false,
  columns: ["passRate", "chunkReach", "tailReach"],
  main: ["passRate", "chunkReach", "tailReach"],
  measure: (scenario) => [{ ...piecesOf(scenario) }],
};
