import { failureCauses, type Outcome } from "../model/outcome.ts";
import type { Row, Scalar } from "../stats/table.ts";
import type { Cell } from "./cells.ts";
import type { Engine } from "./study.ts";

/** What an evaluator says of a cell: an outcome, and with sampling how far it can be trusted. */
export interface Evaluation extends Outcome {
  readonly engine: Engine;
  readonly trials?: number;
  readonly interval?: object;
  readonly standardError?: object;
}

const scalars = [
  "passRate",
  "terminalPassRate",
  "successRate",
  "claimedRate",
  "hallucinationRate",
  "meanAbsoluteBias",
  "meanBias",
  "expectedActions",
  "expectedAttempts",
] as const satisfies readonly (keyof Outcome)[];

const ends = ["", "Low", "High", "StandardError"];

/** Whether a table has a column of this name beside its coordinates, or could come to have one: no axis may be called so. */
export function isResultColumn(name: string): boolean {
  const measured = scalars.some((scalar) => ends.some((end) => name === scalar + end));
  return measured || ["engine", "trials", "cell"].includes(name) || /^(bias|failure)[A-Z]/.test(name);
}

/**
 * One row of a study's table: the cell's coordinates, the engine, every scalar of the outcome, interval ends
 * (`passRateLow`, `passRateHigh`), standard errors (`meanAbsoluteBiasStandardError`), bias quantiles, failure shares, and the
 * cell's identity.
 */
export function outcomeRow(cell: Cell, outcome: Evaluation): Row {
  return {
    ...cell.coordinates,
    engine: outcome.engine,
    trials: outcome.trials ?? null,
    ...Object.fromEntries(scalars.map((name) => [name, outcome[name]])),
    ...Object.fromEntries(Object.entries(outcome.interval ?? {}).flatMap(intervalColumns)),
    ...Object.fromEntries(
      numbersOf(outcome.standardError).map(([name, value]) => [`${name}StandardError`, value]),
    ),
    ...Object.fromEntries(
      numbersOf(outcome.biasQuantiles).map(([name, value]) => [`bias${capital(name)}`, value]),
    ),
    ...Object.fromEntries(
      failureCauses.map((cause) => [`failure${capital(cause)}`, outcome.failures[cause]]),
    ),
    cell: cell.identity,
  };
}

/** Rows with the same columns, in the order in which the fullest row has them; what a row lacks is null. */
export function aligned(rows: readonly Row[]): readonly Row[] {
  const columns = Object.keys(rows.reduce((most, row) => (width(row) > width(most) ? row : most), {}));
  const all = [...new Set([...columns, ...rows.flatMap((row) => Object.keys(row))])];
  return rows.map((row) =>
    Object.fromEntries(all.map((name): [string, Scalar] => [name, row[name] ?? null])),
  );
}

const width = (row: Row): number => Object.keys(row).length;

function intervalColumns([name, interval]: [string, unknown]): [string, number][] {
  if (typeof interval !== "object" || interval === null || !("low" in interval) || !("high" in interval))
    return [];
  const { low, high } = interval as { low: number; high: number };
  return [
    [`${name}Low`, low],
    [`${name}High`, high],
  ];
}

/** What is not known is NaN in an outcome and null in a table. */
const numbersOf = (record: object | undefined): [string, number | null][] =>
  Object.entries(record ?? {})
    .filter((entry): entry is [string, number] => typeof entry[1] === "number")
    .map(([name, value]) => [name, Number.isNaN(value) ? null : value]);

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
