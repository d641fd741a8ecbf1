import { guidanceAt, readsGap, readsStepsLeft } from "../model/guidance.ts";
import type { Scenario } from "../model/scenario.ts";

/**
 * Points of each table at most, as a power of two, with as many again for escapes: fewer when guidance makes a law for each gap, and
 * for each number of steps left, so that all of them together stay near 2²² points (16 MB). Escapes keep laws exact with however few.
 */
export function tableBits({ guidance, stages, pools, goal, step }: Scenario): number {
  const terms = guidanceAt(guidance, 1);
  const longest = stages.reduce((most, { horizon }) => Math.max(most, horizon), 1);
  const laws = pools.length * (readsGap(terms) ? goal / step : 1) * (readsStepsLeft(terms) ? longest : 1);
  let bits = 13;
  while (bits > 4 && laws * (2 << bits) > 1 << 22) bits--;
  return bits;
}
