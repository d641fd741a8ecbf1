import type { Scenario } from "../../model/scenario.ts";
import { tailDivergence } from "../tail-divergence.ts";
import { stageReaches } from "./retry.ts";

/** How far carry-over can move the reach of a tail, and how far it does. */
export interface CarryOverBound {
  /** |τ_κ − τ_0|: the tail's reach with its share of guidance and without any, all attempts counted. */
  readonly moved: number;
  /** R √(D / 2) with D the divergence, in nats, between the two laws of one attempt. */
  readonly bound: number;
}

/**
 * What carry-over can do to the free tail, by Pinsker's inequality. Null when the scenario has no tail.
 *
 * Premises: one pool, relative anchor, no task budget; honest distributions, or every claim checked.
 * Source: docs/theory/separability.md.
 */
export function carryOverBound(scenario: Scenario): CarryOverBound | null {
  const tail = scenario.stages.find(({ part }) => part === "tail");
  if (tail === undefined) return null;
  const reachWith = (guidanceShare: number) =>
    stageReaches({ ...scenario, stages: [{ ...tail, guidanceShare }] })[0];
  const { nats } = tailDivergence(scenario);
  return {
    moved: Math.abs(reachWith(tail.guidanceShare) - reachWith(0)),
    // A divergence of next to nothing may be rounded below 0.
    bound: tail.attempts * Math.sqrt(Math.max(0, nats) / 2),
  };
}
