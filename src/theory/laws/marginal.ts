import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import { log } from "../../model/pinned-math.ts";
import type { Scenario, Stage } from "../../model/scenario.ts";
import { stageReaches } from "./retry.ts";

/** A partial harness with r scaffolded chunks: F(r), the reach of its last scaffolded chunk, and that of the free tail. */
export interface PartialPieces {
  /** What the scenario's `pass` option counts. */
  readonly passRate: number;
  /** s_r; null with none. With the same budgets everywhere all chunks have it. */
  readonly chunkReach: number | null;
  /** τ_r; 1 when nothing is left to the tail. */
  readonly tailReach: number;
}

/**
 * The pieces of F(r) = s_1 … s_r · τ_r, the stages solved by themselves and F by the engine.
 *
 * Premises: one pool, relative anchor, strict pass, no task budget. `scenario` is the partial harness of r chunks.
 */
export function partialPieces(scenario: Scenario): PartialPieces {
  const reaches = stageReaches(scenario);
  const reachOf = (part: Stage["part"]): number | undefined =>
    reaches[scenario.stages.findLastIndex((stage) => stage.part === part)];
  const { successRate } = evaluateExactly(scenario);
  return { passRate: successRate, chunkReach: reachOf("scaffold") ?? null, tailReach: reachOf("tail") ?? 1 };
}

/** T3.marginal between r and r + 1: what one more chunk saves in the tail, and what its own constraint costs, in nats. */
export interface Marginal {
  /** log τ_{r+1} − log τ_r */
  readonly saves: number;
  /** −log s_{r+1} */
  readonly costs: number;
  /** s_{r+1} τ_{r+1} / τ_r, of which `saves − costs` is the logarithm; NaN when both tails are out of reach. */
  readonly ratio: number;
}

/** Source: docs/theory/partial-harnessing.md. */
export function marginalAt(here: PartialPieces, next: PartialPieces): Marginal {
  const own = next.chunkReach ?? Number.NaN;
  return {
    saves: log(next.tailReach) - log(here.tailReach),
    costs: -log(own),
    ratio: (own * next.tailReach) / here.tailReach,
  };
}
