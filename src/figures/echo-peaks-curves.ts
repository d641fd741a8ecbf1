import { decompose } from "../model/decomposition.ts";
import { numberAt } from "../stats/columns.ts";
import type { Curve } from "../stats/curves.ts";
import type { Row } from "../stats/table.ts";

/** One agent's attempts at chunks of many sizes. */
export interface AttemptCurve {
  readonly agent: string;
  readonly goal: number;
  readonly hitShare: number;
  /** The natural step and how far it spreads, in progress. */
  readonly mean: number;
  readonly spread: number;
  /** The reach of one attempt over the chunk. */
  readonly reach: Curve;
  /** The same after just so many actions. */
  readonly parts: readonly Part[];
  /** The pass rate over the number of sub-goals. */
  readonly pass: Curve;
}

interface Part {
  readonly chunk: number;
  readonly actions: number;
  readonly reach: number;
}

/** One agent's curves from its rows. */
export function attemptCurve(agent: string, rows: readonly Row[]): AttemptCurve {
  const parts = rows.map((row) => ({
    chunk: numberAt(row, "chunk"),
    actions: numberAt(row, "actions"),
    reach: numberAt(row, "reach"),
  }));
  const x = [...new Set(parts.map(({ chunk }) => chunk))].sort((a, b) => a - b);
  const reachOf = new Map(x.map((chunk) => [chunk, 0]));
  for (const { chunk, reach } of parts) reachOf.set(chunk, (reachOf.get(chunk) ?? 0) + reach);
  const [first] = rows.filter((row) => row["actions"] === 1);
  const [goal, attempts] = [numberAt(first, "goal"), numberAt(first, "attempts")];
  return {
    agent,
    goal,
    hitShare: numberAt(first, "hitShare"),
    mean: numberAt(first, "sumMean"),
    spread: numberAt(first, "sumSpread"),
    reach: { series: agent, x, y: x.map((chunk) => reachOf.get(chunk) ?? 0) },
    parts,
    pass: passCurve(agent, goal, attempts, reachOf),
  };
}

/** T1.retry: stages that know nothing of one another pass with 1 − (1 − p)^R each. For every K whose chunks were attempted. */
function passCurve(
  agent: string,
  goal: number,
  attempts: number,
  reachOf: ReadonlyMap<number, number>,
): Curve {
  const x: number[] = [];
  const y: number[] = [];
  for (let k = 1; k <= goal; k++) {
    const chunks = decompose({ subgoals: k }, goal, 1, false).map(({ chunk }) => chunk);
    if (!chunks.every((chunk) => reachOf.has(chunk))) continue;
    x.push(k);
    y.push(chunks.reduce((product, chunk) => product * stageReach(reachOf.get(chunk) ?? 0, attempts), 1));
  }
  return { series: agent, x, y };
}

function stageReach(attempt: number, attempts: number): number {
  let missed = 1;
  for (let i = 0; i < attempts; i++) missed *= 1 - attempt;
  return 1 - missed;
}
