import { isAbove } from "../../stats/compare.ts";
import { marginalAt } from "../../theory/laws/marginal.ts";
import { isConcave, isUnimodal } from "../../theory/laws/unimodal.ts";
import { stopAlong } from "../../theory/marginal-rule.ts";
import { logTailsOf, type PartialSweep, partialSweep, passRatesOf } from "../partial-sweep.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, manyChunks, partialChunks } from "../studies.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere, hasIndependentStages } from "../world.ts";
import type { WorldTables } from "../world-tables.ts";

export const marginal: Statement = {
  id: "T3.marginal",
  words:
    "One more scaffolded chunk raises the pass rate exactly when the log reach it adds to the tail exceeds what it costs itself.",
  kind: "theorem",
  source: { where: "Theorem 3", level: "N" },
  scope:
    "relative anchor, strict pass, no task budget; checked for chunks of 10, 20 and 25 and each of the paper's agents",
  premises: hasIndependentStages,
  decide: decideMarginal,
};

export const unimodal: Statement = {
  id: "T3.unimodal",
  words:
    "Where log tail reach is concave in the number of equal chunks, the pass rate turns once, and the first chunk that fails " +
    "the marginal test marks its maximum.",
  kind: "theorem",
  source: { where: "Figure 8's caption refers to Theorem 3", level: "S" },
  scope:
    "relative anchor, strict pass, no task budget; checked where the premise is met among chunks of 6, 9, … 39 and each of " +
    "the paper's agents",
  premises: hasIndependentStages,
  decide: decideUnimodal,
};

export const resonance: Statement = {
  id: "T3.resonance",
  words: "The first chunk that does not raise the pass rate marks the best number of scaffolded chunks.",
  kind: "prediction",
  source: { where: "T3.unimodal without its premise: log tail reach need not be concave", level: "ours" },
  scope: "closed world, chunks of 6, 9, … 39, each of the paper's agents alone",
  premises: anywhere,
  decide: decideResonance,
};

const sweepsOf = (tables: WorldTables, chunks: readonly number[]): readonly PartialSweep[] =>
  agents.flatMap((agent) => chunks.map((chunk) => partialSweep(tables, agent, chunk)));

function decideMarginal(tables: WorldTables): Verdict {
  const steps = sweepsOf(tables, partialChunks).flatMap(stepsOf);
  const decided = steps.filter(({ ratio }) => !Number.isNaN(ratio));
  return verdictOf(decided.map(caseOf), {
    neighbours: steps.length,
    bothTailsOutOfReach: steps.length - decided.length,
  });
}

interface Step {
  readonly agent: string;
  readonly chunk: number;
  readonly scaffolded: readonly [number, number];
  /** s_{r+1} τ_{r+1} / τ_r: above 1 when the chunk saves more than it costs. */
  readonly ratio: number;
  readonly before: number;
  readonly after: number;
}

const stepsOf = ({ agent, chunk, pieces }: PartialSweep): readonly Step[] =>
  pieces.slice(1).map((next, r) => ({
    agent,
    chunk,
    scaffolded: [r, r + 1],
    ratio: marginalAt(pieces[r], next).ratio,
    before: pieces[r].passRate,
    after: next.passRate,
  }));

/** A difference within rounding decides nothing either way. */
function caseOf({ ratio, before, after, ...step }: Step): Case {
  const rises = isAbove(after, before);
  const level = Math.abs(ratio - 1) <= 1e-9 || (!rises && !isAbove(before, after));
  return essential("marginal", level || rises === ratio > 1, { ...step, ratio, passRate: [before, after] });
}

function decideUnimodal(tables: WorldTables): Verdict {
  const sweeps = sweepsOf(tables, manyChunks);
  const concave = sweeps.filter((sweep) => isConcave(logTailsOf(sweep)));
  const cases = concave.map((sweep) => {
    const rates = passRatesOf(sweep);
    const { cost } = stopAlong(rates);
    const { agent, chunk } = sweep;
    return essential("turns-once", isUnimodal(rates) && cost <= 1e-12, { agent, chunk, passRates: rates });
  });
  return verdictOf(cases, { sweeps: sweeps.length, concave: concave.length });
}

function decideResonance(tables: WorldTables): Verdict {
  const sweeps = sweepsOf(tables, manyChunks).map((sweep) => {
    const rates = passRatesOf(sweep);
    const stop = stopAlong(rates);
    return {
      ...sweep,
      ...stop,
      concave: isConcave(logTailsOf(sweep)),
      at: rates[stop.marginal],
      most: rates[stop.best],
    };
  });
  const cases = sweeps.map(({ agent, chunk, best, marginal: stop, at, most, cost }) =>
    ordinary("stop", !isAbove(most, at), {
      agent,
      chunk,
      stop,
      best,
      passRate: at,
      bestPassRate: most,
      cost,
    }),
  );
  const missed = sweeps.filter(({ at, most }) => isAbove(most, at));
  return verdictOf(cases, {
    sweeps: sweeps.length,
    notConcave: sweeps.filter(({ concave }) => !concave).length,
    missed: missed.length,
    meanPassRateLost: missed.reduce((sum, { cost }) => sum + cost, 0) / sweeps.length,
    largestPassRateLost: Math.max(0, ...missed.map(({ cost }) => cost)),
    largestShareLost: Math.max(0, ...missed.map(({ cost, most }) => cost / most)),
    misses: agents.map((agent) => ({ agent, missed: missed.filter((one) => one.agent === agent).length })),
  });
}
