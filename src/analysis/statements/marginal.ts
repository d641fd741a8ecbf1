import { isAbove } from "../../stats/compare.ts";
import { marginalAt } from "../../theory/laws/marginal.ts";
import { isConcave, isUnimodal } from "../../theory/laws/unimodal.ts";
import { stopAlong } from "../../theory/marginal-rule.ts";
import { shown } from "../curve.ts";
import type { Lab } from "../lab.ts";
import { logTailsOf, type PartialSweep, partialSweep, passRatesOf } from "../partial-sweep.ts";
import type { Statement, Verdict } from "../statement.ts";
import { agents, manyChunks, partialChunks } from "../studies.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";
import { anywhere, hasIndependentStages } from "../worlds.ts";

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

const sweepsOf = (lab: Lab, chunks: readonly number[]): readonly PartialSweep[] =>
  agents.flatMap((agent) => chunks.map((chunk) => partialSweep(lab, agent, chunk)));

function decideMarginal(lab: Lab): Verdict {
  const steps = sweepsOf(lab, partialChunks).flatMap(stepsOf);
  const decided = steps.filter(({ ratio }) => !Number.isNaN(ratio));
  return verdictOf(decided.map(caseOf), {
    "pairs of neighbours": steps.length,
    "of them undecided, both tails being out of reach": steps.length - decided.length,
  });
}

interface Step {
  readonly name: string;
  /** s_{r+1} τ_{r+1} / τ_r: above 1 when the chunk saves more than it costs. */
  readonly ratio: number;
  readonly before: number;
  readonly after: number;
}

const stepsOf = ({ name, pieces }: PartialSweep): readonly Step[] =>
  pieces.slice(1).map((next, r) => ({
    name: `${name}, r = ${r} → ${r + 1}`,
    ratio: marginalAt(pieces[r], next).ratio,
    before: pieces[r].passRate,
    after: next.passRate,
  }));

/** A difference within rounding decides nothing either way. */
function caseOf({ name, ratio, before, after }: Step): Case {
  const rises = isAbove(after, before);
  const level = Math.abs(ratio - 1) <= 1e-9 || (!rises && !isAbove(before, after));
  const said = `${name}: saves ${shown(ratio)} times what it costs, pass rate ${shown(before)} → ${shown(after)}`;
  return essential(level || rises === ratio > 1, said);
}

function decideUnimodal(lab: Lab): Verdict {
  const sweeps = sweepsOf(lab, manyChunks);
  const concave = sweeps.filter((sweep) => isConcave(logTailsOf(sweep)));
  const cases = concave.map((sweep) => {
    const rates = passRatesOf(sweep);
    const { cost } = stopAlong(rates);
    const said = `${sweep.name}: log tail reach is concave, the pass rates are ${rates.map(shown).join(", ")}`;
    return essential(isUnimodal(rates) && cost <= 1e-12, said);
  });
  return verdictOf(cases, { sweeps: sweeps.length, "of them with a concave log tail reach": concave.length });
}

function decideResonance(lab: Lab): Verdict {
  const sweeps = sweepsOf(lab, manyChunks).map((sweep) => {
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
  const cases = sweeps.map(({ name, best, marginal: stop, at, most, cost }) =>
    ordinary(
      !isAbove(most, at),
      `${name}: stops at r = ${stop} with ${shown(at)}, best r = ${best} with ${shown(most)}, cost ${shown(cost)}`,
    ),
  );
  const missed = sweeps.filter(({ at, most }) => isAbove(most, at));
  return verdictOf(cases, {
    sweeps: sweeps.length,
    "sweeps whose log tail reach is not concave": sweeps.filter(({ concave }) => !concave).length,
    "stops that miss the best": missed.length,
    "mean pass rate lost, over all sweeps": missed.reduce((sum, { cost }) => sum + cost, 0) / sweeps.length,
    "largest pass rate lost": Math.max(0, ...missed.map(({ cost }) => cost)),
    "largest share of the best pass rate lost": Math.max(0, ...missed.map(({ cost, most }) => cost / most)),
    "misses by agent": agents.map((agent) => missed.filter((one) => one.agent === agent).length),
  });
}
