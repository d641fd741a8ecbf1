import { agents } from "../../input/builtin.ts";
import { isAbove, isRounding } from "../../stats/compare.ts";
import type { Row } from "../../stats/table.ts";
import { wholeNumbers } from "../../stats/whole-numbers.ts";
import { isUnimodal } from "../../theory/laws/unimodal.ts";
import { type AddedChunk, type MarginalCurve, marginalCurves } from "../facts/marginal.ts";
import type { Statement, Verdict } from "../statement.ts";
import { type Case, essential, ordinary, verdictOf } from "../verdict-of.ts";
import { hasIndependentStages } from "../world.ts";
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
  decide: (tables) => decideMarginal(studiedSweeps(tables)),
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
  decide: (tables) => decideUnimodal(manySweeps(tables)),
};

export const resonance: Statement = {
  id: "T3.resonance",
  words: "The first chunk that does not raise the pass rate marks the best number of scaffolded chunks.",
  kind: "prediction",
  source: { where: "T3.unimodal without its premise: log tail reach need not be concave", level: "ours" },
  scope: "closed world, chunks of 6, 9, … 39, each of the paper's agents alone",
  decide: (tables) => decideResonance(manySweeps(tables)),
};

/** The partial harnesses of every agent with chunks of one size. */
interface Sweep extends MarginalCurve {
  readonly chunk: number;
}

/** The chunks of the partial-harness studies. */
function studiedSweeps(tables: WorldTables): readonly Sweep[] {
  const measured = "partial-pieces";
  return [
    ...sweepsOf(10, tables.rows("marginal")),
    ...sweepsOf(20, tables.rows("partial", {}, measured)),
    ...sweepsOf(25, tables.rows("partial-shift", { chunk: [25] }, measured)),
  ];
}

const sweepsOf = (chunk: number, rows: readonly Row[]): readonly Sweep[] =>
  marginalCurves(rows).map((curve) => ({ ...curve, chunk }));

/** Chunks of no study, many: for how often something happens along partial curves. */
const manyChunks = wholeNumbers(2, 13).map((third) => 3 * third);

const manySweeps = (tables: WorldTables): readonly Sweep[] =>
  manyChunks.flatMap((chunk) => {
    const counts = wholeNumbers(0, Math.floor(tables.own.goal / chunk));
    const rows = agents.flatMap((agent) =>
      counts.flatMap((scaffolded) =>
        tables
          .rowsAt({ pool: agent, decomposition: { chunk, scaffolded } }, "partial-pieces")
          .map((row) => ({ agent, scaffolded, ...row })),
      ),
    );
    return sweepsOf(chunk, rows);
  });

function decideMarginal(sweeps: readonly Sweep[]): Verdict {
  const neighbours = sweeps.reduce((sum, { passRates }) => sum + passRates.length - 1, 0);
  const cases = sweeps.flatMap((sweep) => sweep.added.map((chunk) => caseOf(sweep, chunk)));
  return verdictOf(cases, { neighbours, bothTailsOutOfReach: neighbours - cases.length });
}

/** A difference within rounding decides nothing either way. */
function caseOf({ agent, chunk }: Sweep, { r, ratio, before, after }: AddedChunk): Case {
  const against =
    (isAbove(ratio, 1) && isAbove(before, after)) || (isAbove(1, ratio) && isAbove(after, before));
  const scaffolded = [r - 1, r];
  return essential("marginal", !against, { agent, chunk, scaffolded, ratio, passRate: [before, after] });
}

function decideUnimodal(sweeps: readonly Sweep[]): Verdict {
  const concave = sweeps.filter((sweep) => sweep.isConcave);
  const cases = concave.map(({ agent, chunk, passRates, cost }) =>
    essential("turns-once", isUnimodal(passRates) && isRounding(cost), { agent, chunk, passRates }),
  );
  return verdictOf(cases, { sweeps: sweeps.length, concave: concave.length });
}

function decideResonance(sweeps: readonly Sweep[]): Verdict {
  const stops = sweeps.map(({ agent, chunk, best, marginal: stop, passRates, cost }) => {
    const [passRate, bestPassRate] = [passRates[stop], passRates[best]];
    return { agent, chunk, stop, best, passRate, bestPassRate, cost };
  });
  const missed = stops.filter(({ passRate, bestPassRate }) => isAbove(bestPassRate, passRate));
  const cases = stops.map((stop) => ordinary("stop", !missed.includes(stop), stop));
  return verdictOf(cases, {
    sweeps: sweeps.length,
    notConcave: sweeps.filter(({ isConcave }) => !isConcave).length,
    missed: missed.length,
    meanPassRateLost: missed.reduce((sum, { cost }) => sum + cost, 0) / sweeps.length,
    largestPassRateLost: Math.max(0, ...missed.map(({ cost }) => cost)),
    largestShareLost: Math.max(0, ...missed.map(({ cost, bestPassRate }) => cost / bestPassRate)),
    misses: agents.map((agent) => ({ agent, missed: missed.filter((one) => one.agent === agent).length })),
  });
}
