import type { PaperAgent } from "../input/builtin.ts";
import { log } from "../model/pinned-math.ts";
import type { Scenario } from "../model/scenario.ts";
import type { PartialPieces } from "../theory/laws/marginal.ts";
import { stageReaches } from "../theory/laws/retry.ts";
import { wholeNumbers } from "./curve.ts";
import type { WorldTables } from "./world-tables.ts";

/** The partial harnesses of one agent and chunk, r = 0 … ⌊G / c⌋; the pass rate is what the world's semantics counts. */
export interface PartialSweep {
  readonly agent: PaperAgent;
  readonly chunk: number;
  /** Of the scaffold only the last stage is there: all are alike. */
  readonly pieces: readonly PartialPieces[];
}

export function partialSweep(tables: WorldTables, agent: PaperAgent, chunk: number): PartialSweep {
  const pieces = wholeNumbers(0, Math.floor(tables.own.goal / chunk)).map((scaffolded) => {
    const point = { pool: agent, decomposition: { chunk, scaffolded } };
    const scenario = tables.scenario(point);
    return {
      passRate: tables.outcome(point).successRate,
      scaffold: reachOf(scenario, "scaffold"),
      tail: reachOf(scenario, "tail")[0] ?? 1,
    };
  });
  return { agent, chunk, pieces };
}

/** What the retry law says of the last stage of a part, if there is one. */
function reachOf(scenario: Scenario, part: "scaffold" | "tail"): readonly number[] {
  const stages = scenario.stages.filter((stage) => stage.part === part).slice(-1);
  return stages.length === 0 ? [] : stageReaches({ ...scenario, stages });
}

export const passRatesOf = ({ pieces }: PartialSweep): readonly number[] =>
  pieces.map(({ passRate }) => passRate);

/** log τ_r of the free tail; −∞ where it is out of reach. */
export const logTailsOf = ({ pieces }: PartialSweep): readonly number[] =>
  pieces.map(({ tail }) => log(tail));
