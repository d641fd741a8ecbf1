import { paperAgents } from "../../input/builtin.ts";
import { resolvePool } from "../../input/resolve-pool.ts";
import { isAbove } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { goes, type SweepCurve, stepsOf, sweepCurves, turnsOf, wholeStep } from "./sweep.ts";

/** One agent over the tolerance of a stage. */
export type ToleranceCurve = ReturnType<typeof toleranceFacts>[number];

/** The curve read by the standard deviation σ of one action. */
export type Spread = Readonly<NonNullable<ReturnType<typeof spreadOf>>>;

/** What a sweep of tolerance shows, agent by agent: columns `agent`, `tolerance`. */
export const toleranceFacts = (rows: readonly Row[]) =>
  sweepCurves(rows, "agent", "tolerance").map((curve) => ({
    ...curve,
    biases: turnsOf(curve.at, curve.bias, -1),
    spread: spreadOf(curve),
  }));

const isPapers = (agent: string): agent is keyof typeof paperAgents => Object.hasOwn(paperAgents, agent);

/** Null for an agent that is not the paper's, whose actions a table does not hold, and for a sweep that does not pass ⌈σ⌉. */
function spreadOf({ series, at, pass, bias }: SweepCurve) {
  if (!isPapers(series)) return null;
  const deviation = Math.sqrt(resolvePool(series, 1).members[0].variance);
  const within = Math.ceil(deviation);
  const index = at.indexOf(within);
  if (index <= 0 || index === at.length - 1) return null;
  const [rise, wholeRise] = [pass[index] - pass[0], Math.max(...pass) - pass[0]];
  /** More than half of the rise of the pass rate comes within ⌈σ⌉. */
  const sharp = isAbove(2 * rise, wholeRise);
  /** What the first step does to the bias, and what all do from ⌈σ⌉ on; `against` are those of them that do not go up. */
  const [falls, growth] = [stepsOf(at, bias)[0], wholeStep(at, bias, index)];
  const past = stepsOf(at, bias).slice(index);
  const against = past.filter((step) => !goes(step, "up"));
  return { deviation, within, rise, wholeRise, sharp, falls, growth, past, against };
}
