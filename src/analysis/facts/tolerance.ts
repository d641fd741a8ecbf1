import { paperAgents } from "../../input/builtin.ts";
import { resolvePool } from "../../input/resolve-pool.ts";
import { isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import {
  goes,
  type Step,
  type SweepCurve,
  stepsOf,
  sweepCurves,
  type Turns,
  turnsOf,
  wholeStep,
} from "./sweep.ts";

/** One agent over the tolerance of a stage. */
export interface AgentTolerance extends Omit<SweepCurve, "series"> {
  readonly agent: string;
  readonly biases: Turns;
  /** What the standard deviation of one action says; null for an agent that is not the paper's, whose actions a table does not hold. */
  readonly spread: Spread | null;
}

/** The curve read by the standard deviation σ of one action. */
export interface Spread {
  readonly deviation: number;
  /** The last tolerance up to ⌈σ⌉. */
  readonly within: number;
  /** The rise of the pass rate up to there, and in all. */
  readonly rise: number;
  readonly wholeRise: number;
  /** Half of the rise or more comes within. */
  readonly sharp: boolean;
  /** From there to the widest tolerance. */
  readonly growth: Step;
  /** The steps of the bias past it, and those that do not go up. */
  readonly past: readonly Step[];
  readonly against: readonly Step[];
}

/** What a sweep of tolerance shows: columns `agent`, `tolerance`. */
export const toleranceFacts = (rows: readonly Row[]): readonly AgentTolerance[] =>
  sweepCurves(rows, "agent", "tolerance").map(({ series: agent, ...curve }) => ({
    agent,
    ...curve,
    biases: turnsOf(curve.at, curve.bias, -1),
    spread: isPapers(agent) ? spreadOf(agent, curve) : null,
  }));

const isPapers = (agent: string): agent is keyof typeof paperAgents => Object.hasOwn(paperAgents, agent);

function spreadOf(agent: keyof typeof paperAgents, { at, pass, bias }: Omit<SweepCurve, "series">): Spread {
  const deviation = Math.sqrt(resolvePool(agent, 1).members[0].variance);
  const index = Math.max(
    0,
    at.findLastIndex((tolerance) => tolerance <= Math.ceil(deviation)),
  );
  const [rise, wholeRise] = [pass[index] - pass[0], Math.max(...pass) - pass[0]];
  const past = stepsOf(at, bias).slice(index);
  return {
    deviation,
    within: at[index],
    rise,
    wholeRise,
    sharp: isAbove(2 * rise, wholeRise),
    growth: wholeStep(at, bias, index),
    past,
    against: past.filter((step) => !goes(step, "up")),
  };
}
