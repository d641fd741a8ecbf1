import { decompose } from "../../model/decomposition.ts";
import { groupBy, numberAt } from "../../stats/columns.ts";
import { isAbove } from "../../stats/compare.ts";
import { localPeaks } from "../../stats/local-peaks.ts";
import type { Row } from "../../stats/table.ts";
import { retryLaw } from "../../theory/laws/retry.ts";
import { turnsOf } from "./sweep.ts";

/** One agent's values over a chunk or a number of sub-goals, ascending. */
export interface Curve {
  readonly series: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** How often an attempt at a chunk reaches after just so many actions. */
export interface ReachPart {
  readonly chunk: number;
  readonly actions: number;
  readonly reach: number;
}

/** A chunk that an attempt reaches more often than the chunks beside it. */
export interface Ripple {
  readonly chunk: number;
  /** The chunk in natural steps: in mean increments. */
  readonly steps: number;
}

/** A peak of the pass rate past the highest one. */
export interface PassEcho {
  readonly subgoals: number;
  readonly chunk: number;
  readonly passRate: number;
  /** How far its chunk lies from the nearest ripple; infinite without any. */
  readonly away: number;
}

/** Chunks from the first to the last of which size no longer matters to an attempt. */
export interface FlatReach {
  readonly from: number;
  readonly to: number;
  /** Whether the reach falls below its limit past the last. */
  readonly ends: boolean;
}

/** One agent's attempts at chunks of many sizes. */
export interface EchoFacts {
  readonly agent: string;
  readonly goal: number;
  /** The reach of far chunks: the window by the mean increment. */
  readonly hitShare: number;
  /** The natural step and how far it spreads, in progress. */
  readonly mean: number;
  readonly spread: number;
  /** The reach of one attempt over the chunk, and after just so many actions. */
  readonly reach: Curve;
  readonly parts: readonly ReachPart[];
  readonly ripples: readonly Ripple[];
  readonly flat: FlatReach | null;
  /** The pass rate over the number of sub-goals, its highest place and the echoes. */
  readonly pass: Curve;
  readonly best: { readonly subgoals: number; readonly passRate: number };
  readonly echoes: readonly PassEcho[];
}

/** The facts of a table of `attempt-by-actions` rows, agent by agent. */
export const echoFacts = (rows: readonly Row[]): readonly EchoFacts[] =>
  [...groupBy(rows, "agent")].map(([agent, own]) => factsOf(agent, own));

function factsOf(agent: string, rows: readonly Row[]): EchoFacts {
  const parts = rows.map((row) => ({
    chunk: numberAt(row, "chunk"),
    actions: numberAt(row, "actions"),
    reach: numberAt(row, "reach"),
  }));
  const reach = reachCurve(agent, parts);
  const [first] = rows.filter((row) => row["actions"] === 1);
  const [goal, hitShare] = [numberAt(first, "goal"), numberAt(first, "hitShare")];
  const mean = numberAt(first, "sumMean");
  const ripples = ripplesOf(reach, hitShare).map((chunk) => ({ chunk, steps: chunk / mean }));
  const pass = passCurve(reach, goal, numberAt(first, "attempts"));
  const { best, further } = turnsOf(pass.x, pass.y, 1);
  const past = further.filter(({ at }) => at > best.at);
  return {
    agent,
    goal,
    hitShare,
    mean,
    spread: numberAt(first, "sumSpread"),
    reach,
    parts,
    ripples,
    flat: flatReach(reach, hitShare),
    pass,
    best: { subgoals: best.at, passRate: best.value },
    echoes: past.map(({ at, value }) => {
      const away = Math.min(...ripples.map(({ chunk }) => Math.abs(chunk - goal / at)));
      return { subgoals: at, chunk: goal / at, passRate: value, away };
    }),
  };
}

/** The reach over the chunk: the sum over the numbers of actions. */
function reachCurve(series: string, parts: readonly ReachPart[]): Curve {
  const sums = new Map<number, number>();
  for (const { chunk, reach } of parts) sums.set(chunk, (sums.get(chunk) ?? 0) + reach);
  const x = [...sums.keys()].sort((a, b) => a - b);
  return { series, x, y: x.map((chunk) => sums.get(chunk) ?? 0) };
}

/** T1.retry: stages that know nothing of one another pass with 1 − (1 − p)^R each. For every K whose chunks were attempted. */
function passCurve({ series, x, y }: Curve, goal: number, attempts: number): Curve {
  const reachOf = new Map(x.map((chunk, i) => [chunk, y[i]]));
  const stageReach = (chunk: number) => {
    const supported = reachOf.get(chunk) ?? 0;
    return retryLaw({ supported, unsupported: 0 }, 1, attempts).reach;
  };
  const points = Array.from({ length: goal }, (_, i) => i + 1).flatMap((k) => {
    const chunks = decompose({ subgoals: k }, goal, 1, false).map(({ chunk }) => chunk);
    if (!chunks.every((chunk) => reachOf.has(chunk))) return [];
    return [{ k, rate: chunks.reduce((product, chunk) => product * stageReach(chunk), 1) }];
  });
  return { series, x: points.map(({ k }) => k), y: points.map(({ rate }) => rate) };
}

/** A ripple lower than this share of the far reach is not spoken of. */
const slight = 0.02;

/** The local maxima of the reach over the chunk, but for those at the ends of the table. */
const ripplesOf = ({ x, y }: Curve, hitShare: number): readonly number[] =>
  localPeaks(y)
    .filter(({ index, prominence }) => index > 0 && index < y.length - 1 && prominence > slight * hitShare)
    .map(({ index }) => x[index]);

/** Reach this near to its limit counts as flat. */
const level = 0.05;

/** The longest run of chunks whose reach is within a twentieth of its limit; null without any. */
function flatReach({ x, y }: Curve, hitShare: number): FlatReach | null {
  const isFlat = y.map((reach) => Math.abs(reach - hitShare) <= level * hitShare);
  const runs = isFlat.flatMap((flat, from) => {
    if (!flat || isFlat[from - 1]) return [];
    const end = isFlat.indexOf(false, from);
    return [{ from, to: (end === -1 ? y.length : end) - 1 }];
  });
  if (runs.length === 0) return null;
  const { from, to } = runs.reduce((most, run) => (run.to - run.from > most.to - most.from ? run : most));
  return { from: x[from], to: x[to], ends: to < y.length - 1 && isAbove(hitShare, y[to + 1]) };
}
