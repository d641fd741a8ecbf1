import type { Row } from "../../src/stats/table.ts";

/** An agent's exact rows: a list of pass rates over these sub-goals for each level; null is out of reach. */
export const phaseRows = (
  agent: string,
  level: "attempts" | "tolerance",
  subgoals: readonly number[],
  rates: Readonly<Record<number, readonly (number | null)[]>>,
): readonly Row[] =>
  Object.entries(rates).flatMap(([value, row]) =>
    row.map((rate, k) => ({
      agent,
      subgoals: subgoals[k],
      [level]: Number(value),
      engine: "exact",
      passRate: rate ?? 0,
      failureUnreachable: rate === null ? 0.5 : 0,
    })),
  );
