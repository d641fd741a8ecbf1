import { decompose } from "../../model/decomposition.ts";
import { groupBy, numbersAt } from "../../stats/columns.ts";
import { isAbove } from "../../stats/compare.ts";
import { localPeaks } from "../../stats/local-peaks.ts";
import type { Row } from "../../stats/table.ts";
import { wholeNumbers } from "../../stats/whole-numbers.ts";
import { retryLaw } from "../../theory/laws/retry.ts";
import { turnsOf } from "./sweep.ts";

/** Values over a chunk or a number of sub-goals, ascending. */
interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export type EchoFacts = Readonly<ReturnType<typeof factsOf>>;

/** The facts of a table of `attempt-by-actions` rows, agent by agent. */
export const echoFacts = (rows: readonly Row[]): readonly EchoFacts[] =>
  [...groupBy(rows, "agent")].map(([agent, own]) => factsOf(agent, own));

/**
 * One agent's attempts at chunks of many sizes. `hitShare` is the reach of far chunks, window by mean increment; `mean` and `spread`
 * are those of the natural step, in progress; `reach` goes over the chunk, `parts` are its shares after just so many actions,
 * `ripples` its peaks in chunks and natural steps; `pass` goes over the number of sub-goals, `echoes` are its peaks past the best,
 * each so far `away` from the nearest ripple: infinite without any.
 */
function factsOf(agent: string, rows: readonly Row[]) {
  const parts = rows.map(partOf);
  const reach = reachCurve(parts);
  const [first] = rows.filter((row) => row["actions"] === 1);
  const { goal, hitShare, attempts } = numbersAt(first, "goal", "hitShare", "attempts");
  const { sumMean: mean, sumSpread: spread } = numbersAt(first, "sumMean", "sumSpread");
  const ripples = ripplesOf(reach, hitShare).map((chunk) => ({ chunk, steps: chunk / mean }));
  const pass = passCurve(reach, goal, attempts);
  const { best, further } = turnsOf(pass.x, pass.y, 1);
  const past = further.filter(({ at }) => at > best.at);
  return {
    agent,
    goal,
    hitShare,
    mean,
    spread,
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

/** How often an attempt at a chunk reaches after just so many actions. */
const partOf = (row: Row) => numbersAt(row, "chunk", "actions", "reach");

/** The reach over the chunk: the sum over the numbers of actions. */
function reachCurve(parts: readonly ReturnType<typeof partOf>[]): Curve {
  const sums = new Map<number, number>();
  for (const { chunk, reach } of parts) sums.set(chunk, (sums.get(chunk) ?? 0) + reach);
  const points = [...sums].sort(([a], [b]) => a - b);
  return { x: points.map(([chunk]) => chunk), y: points.map(([, reach]) => reach) };
}

/** T1.retry: stages that know nothing of one another pass with 1 − (1 − p)^R each. For every K whose chunks were attempted. */
function passCurve({ x, y }: Curve, goal: number, attempts: number): Curve {
  const reachOf = new Map(x.map((chunk, i) => [chunk, y[i]]));
  const stageReach = (supported: number) => retryLaw({ supported, unsupported: 0 }, 1, attempts).reach;
  const points = wholeNumbers(1, goal).flatMap((k) => {
    const chunks = decompose({ subgoals: k }, goal, 1, false);
    const reaches = chunks.flatMap(({ chunk }) => reachOf.get(chunk) ?? []);
    if (reaches.length < chunks.length) return [];
    return [{ k, rate: reaches.reduce((product, reach) => product * stageReach(reach), 1) }];
  });
  return { x: points.map(({ k }) => k), y: points.map(({ rate }) => rate) };
}

/** A ripple no higher than this share of the far reach is not spoken of. */
const slight = 0.02;

/** The local maxima of the reach over the chunk, but for those at the ends of the table. */
const ripplesOf = ({ x, y }: Curve, hitShare: number): readonly number[] =>
  localPeaks(y)
    .filter(({ index, prominence }) => index > 0 && index < y.length - 1 && prominence > slight * hitShare)
    .map(({ index }) => x[index]);

/** Reach this near to its limit counts as flat. */
const level = 0.05;

/**
 * The longest run of chunks whose reach is within a twentieth of its limit, and whether it falls below that past the last; null
 * without any.
 */
function flatReach({ x, y }: Curve, hitShare: number) {
  const isFlat = y.map((reach) => Math.abs(reach - hitShare) <= level * hitShare);
  const runs = isFlat.flatMap((flat, from) => {
    if (!flat || isFlat[from - 1]) return [];
    const end = isFlat.indexOf(false, from);
    return [{ from, to: (end === -1 ? y.length : end) - 1 }];
  });
  if (runs.length === 0) return null;
  const { from, to } = runs.reduce((most, run) => (run.to - run.from > most.to - most.from ? run : most));
  const next = y.at(to + 1);
  return { from: x[from], to: x[to], ends: next !== undefined && isAbove(hitShare, next) };
}
