import { agents } from "../input/builtin.ts";
import type { GuidanceRule } from "../model/guidance.ts";
import type { Point } from "./world-tables.ts";

/** The paper's three agents in one pool under one rule at every sub-goal: no study's point, but one that theorems are checked at. */
export const guided = (rule: GuidanceRule, strength: number, subgoals: number): Point => ({
  pool: [...agents],
  decomposition: { subgoals },
  guidance: [{ rule, strength }],
});
