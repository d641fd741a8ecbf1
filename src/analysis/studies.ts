import { type PaperAgent, paperAgents } from "../input/builtin.ts";
import type { GuidanceRule, GuidanceTerm } from "../model/guidance.ts";
import { type Curve, curveOver, wholeNumbers } from "./curve.ts";
import type { Point, WorldTables } from "./world-tables.ts";

/** What checks of theorems ask at points that are no study's. */

export const agents = Object.keys(paperAgents) as readonly PaperAgent[];
export const partialChunks = [10, 20, 25];
/** For how often something happens along partial curves. */
export const manyChunks = wholeNumbers(2, 13).map((third) => 3 * third);

const aligned: readonly GuidanceTerm[] = [{ rule: "aligned", strength: 2, level: "pool" }];

/** Who is scaffolded in a partial harness, and under which guidance. */
export type Scaffolded = Pick<Point, "pool" | "guidance" | "carryOver">;

/** The paper's three agents in one pool, with guidance in the scaffold of which the tail keeps a share. */
export const guidedPool = (carryOver: number): Scaffolded => ({
  pool: [...agents],
  guidance: [...aligned],
  carryOver,
});

/** Figures 2c, 2f, 8: r scaffolded chunks, r = 0 … ⌊G / c⌋. */
export const partial = (tables: WorldTables, who: Scaffolded, chunk: number): Curve =>
  curveOver(tables, wholeNumbers(0, Math.floor(tables.own.goal / chunk)), (scaffolded) => ({
    ...who,
    decomposition: { chunk, scaffolded },
  }));

/** The paper's three agents in one pool under one rule at every sub-goal. */
export const guided = (rule: GuidanceRule, strength: number, subgoals: number): Point => ({
  pool: [...agents],
  decomposition: { subgoals },
  guidance: [{ rule, strength }],
});
