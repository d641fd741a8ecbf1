import { evaluateExactly } from "../../exact/evaluate-exactly.ts";
import { log } from "../../model/pinned-math.ts";
import type { Scenario } from "../../model/scenario.ts";
import { stageReaches } from "./retry.ts";

/** A partial harness with r scaffolded chunks: F(r), the reach of each scaffolded stage, and that of the free tail. */
export interface PartialPieces {
  readonly passRate: number;
  /** s_1 … s_r */
  readonly scaffold: readonly number[];
  /** τ_r; 1 when nothing is left to the tail. */
  readonly tail: number;
}

/**
 * The pieces of F(r) = s_1 … s_r · τ_r, the stages solved by themselves and F by the engine.
 *
 * Premises: one pool, relative anchor, no task budget. `scenario` is the partial harness of r chunks.
 */
export function partialPieces(scenario: Scenario): PartialPieces {
  const reaches = stageReaches(scenario);
  const parts = scenario.stages.map(({ part }) => part);
  return {
    passRate: evaluateExactly(scenario).passRate,
    scaffold: reaches.filter((_, t) => parts[t] === "scaffold"),
    tail: reaches.find((_, t) => parts[t] === "tail") ?? 1,
  };
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
  const own = next.scaffold[next.scaffold.length - 1];
  return {
    saves: log(next.tail) - log(here.tail),
    costs: -log(own),
    ratio: (own * next.tail) / here.tail,
  };
}
