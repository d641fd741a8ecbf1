import { type PaperAgent, paperAgents } from "../input/builtin.ts";
import type { GuidanceRule } from "../model/guidance.ts";
import type { Point } from "./world-tables.ts";

/** What checks of theorems ask at points that are no study's. */

export const agents = Object.keys(paperAgents) as readonly PaperAgent[];

/** The paper's three agents in one pool under one rule at every sub-goal. */
export const guided = (rule: GuidanceRule, strength: number, subgoals: number): Point => ({
  pool: [...agents],
  decomposition: { subgoals },
  guidance: [{ rule, strength }],
});
