import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves, type Turns, turnsOf } from "./sweep.ts";

/** One agent over the sub-goal count K. */
export interface AgentGranularity extends Omit<SweepCurve, "series"> {
  readonly agent: string;
  /** The peaks of the pass rate: the best, and the echoes. */
  readonly passes: Turns;
  /** The valleys of the bias. */
  readonly biases: Turns;
  readonly biasAtBest: number;
}

/** What a granularity sweep shows: columns `agent`, `subgoals`. */
export function granularityFacts(rows: readonly Row[]): readonly AgentGranularity[] {
  return sweepCurves(rows, "agent", "subgoals").map(({ series, at, pass, bias }) => {
    const passes = turnsOf(at, pass, 1);
    const biasAtBest = bias[at.indexOf(passes.best.at)];
    return { agent: series, at, pass, bias, passes, biases: turnsOf(at, bias, -1), biasAtBest };
  });
}
