import { type PaperAgent, paperAgents } from "../input/builtin.ts";
import type { GuidanceRule, GuidanceTerm } from "../model/guidance.ts";
import { type Curve, curveOver, wholeNumbers } from "./curve.ts";
import type { Lab, Point } from "./lab.ts";

/**
 * The sweeps that statements look at, in the words of docs/model.md, section 6. Agents and chunks of 10 and 25 are the
 * paper's; every other number is ours.
 */

export const agents = Object.keys(paperAgents) as readonly PaperAgent[];
export const partialChunks = [10, 20, 25];
/** For how often something happens along partial curves. */
export const manyChunks = wholeNumbers(2, 13).map((third) => 3 * third);

/** Figures 2a, 2d, 9: each agent alone, K = 1…24. */
export const granularity = (lab: Lab, agent: PaperAgent): Curve =>
  curveOver(lab, wholeNumbers(1, 24), (subgoals) => ({ pool: agent, decomposition: { subgoals } }));

const growingPool = [
  { mean: 8, sd: 3, min: 5, max: 11 },
  { mean: 10, sd: 6, min: 4, max: 14 },
  { mean: 6, sd: 2, min: 4, max: 8 },
  { mean: 4, sd: 2, min: 2, max: 6 },
  { mean: 3, sd: 1.5, min: 1, max: 5 },
  { mean: 2, sd: 1, min: 1, max: 3 },
];

/** Figures 2b, 2e: the pool grows from 1 to 6 distributions under one rule of strength 2, K = 8. */
export const poolGrowth = (lab: Lab, rule: "aligned" | "misaligned" | "uniform"): Curve =>
  curveOver(lab, wholeNumbers(1, growingPool.length), (size) => ({
    pool: growingPool.slice(0, size),
    decomposition: { subgoals: 8 },
    guidance: [{ rule, strength: 2 }],
  }));

/** Figure 5: attempts at one sub-goal count. */
export const retries = (lab: Lab, agent: PaperAgent, subgoals: number, at = wholeNumbers(1, 16)): Curve =>
  curveOver(lab, at, (attempts) => ({ pool: agent, decomposition: { subgoals }, attempts }));

/** Figure 6: tolerance 0…12, K = 8. */
export const tolerances = (lab: Lab, agent: PaperAgent): Curve =>
  curveOver(lab, wholeNumbers(0, 12), (tolerance) => ({
    pool: agent,
    decomposition: { subgoals: 8 },
    tolerance,
  }));

const aligned: readonly GuidanceTerm[] = [{ rule: "aligned", strength: 2, level: "pool" }];

/** Figure 7: `count` of the paper's three agents pruned at random, aligned guidance, K = 3…24. */
export const pruned = (lab: Lab, count: number): Curve =>
  curveOver(lab, wholeNumbers(3, 24), (subgoals) => ({
    pool: [...agents],
    decomposition: { subgoals },
    guidance: [...aligned],
    pruning: { count, which: "random" },
  }));

/** Who is scaffolded in a partial harness, and under which guidance. */
export type Scaffolded = Pick<Point, "pool" | "guidance" | "carryOver">;

/** The paper's three agents in one pool, with guidance in the scaffold of which the tail keeps a share. */
export const guidedPool = (carryOver: number): Scaffolded => ({
  pool: [...agents],
  guidance: [...aligned],
  carryOver,
});

/** Figures 2c, 2f, 8: r scaffolded chunks, r = 0 … ⌊G / c⌋. */
export const partial = (lab: Lab, who: Scaffolded, chunk: number): Curve =>
  curveOver(lab, wholeNumbers(0, Math.floor(lab.world.goal / chunk)), (scaffolded) => ({
    ...who,
    decomposition: { chunk, scaffolded },
  }));

/** The paper's three agents in one pool under one rule at every sub-goal. */
export const guided = (rule: GuidanceRule, strength: number, subgoals: number): Point => ({
  pool: [...agents],
  decomposition: { subgoals },
  guidance: [{ rule, strength }],
});
