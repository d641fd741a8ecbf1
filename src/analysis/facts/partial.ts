import { groupBy } from "../../stats/columns.ts";
import type { Row } from "../../stats/table.ts";
import { type SweepCurve, sweepCurves, type Turns, turnsOf } from "./sweep.ts";

/** The partial harnesses of one agent and chunk over the number r of scaffolded chunks. */
export interface PartialCurve extends Omit<SweepCurve, "series"> {
  readonly agent: string;
  readonly chunk: number;
  readonly passes: Turns;
  readonly biases: Turns;
}

/** What partial harnesses show, chunk by chunk: columns `agent`, `scaffolded` and `chunk`, which may be told instead. */
export function partialFacts(rows: readonly Row[], chunk?: number): readonly PartialCurve[] {
  const named = chunk === undefined ? rows : rows.map((row) => ({ ...row, chunk }));
  return [...groupBy(named, "chunk")]
    .sort(([a], [b]) => Number(a) - Number(b))
    .flatMap(([size, group]) =>
      sweepCurves(group, "agent", "scaffolded").map(({ series, at, pass, bias }) => ({
        agent: series,
        chunk: Number(size),
        at,
        pass,
        bias,
        passes: turnsOf(at, pass, 1),
        biases: turnsOf(at, bias, -1),
      })),
    );
}
