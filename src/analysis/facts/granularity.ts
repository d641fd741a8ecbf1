import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves, type Turns, turnsOf } from "./sweep.ts";

/** One agent over the sub-goal count K. */
export interface GranularityCurve extends SweepCurve {
  /** The peaks of the pass rate: the best, and the echoes. */
  readonly passes: Turns;
  /** The valleys of the bias. */
  readonly biases: Turns;
  readonly biasAtBest: number;
}

/** What a granularity sweep shows, agent by agent: columns `agent`, `subgoals`. */
export const granularityFacts = (rows: readonly Row[]): readonly GranularityCurve[] =>
  sweepCurves(rows, "agent", "subgoals").map((curve) => {
    const { at, pass, bias } = curve;
    const passes = turnsOf(at, pass, 1);
    return { ...curve, passes, biases: turnsOf(at, bias, -1), biasAtBest: bias[at.indexOf(passes.best.at)] };
  });
