import type { Figures } from "../model/assemble-outcome.ts";
import { failureCauses, meanFigures as means, rateFigures as rates } from "../model/outcome.ts";
import type { Estimate } from "../montecarlo/estimate.ts";
import type { Row, Scalar } from "../stats/table.ts";

const quantiles = ["p05", "p25", "p50", "p75", "p95"] as const;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const quantileColumns = quantiles.map((name) => [name, `bias${capital(name)}`] as const);
const failureColumns = failureCauses.map((cause) => [cause, `failure${capital(cause)}`] as const);

const asked = ["engine", "trials"];
const central = [...rates, ...means];
const rest = [...quantileColumns, ...failureColumns].map(([, column]) => column);

/** The columns of an outcome that is known exactly. */
export const outcomeColumns: readonly string[] = Object.freeze([...asked, ...central, ...rest]);

/** Those of one that is measured: also the ends of intervals of rates, and standard errors of means. */
export const estimateColumns: readonly string[] = [
  ...asked,
  ...central,
  ...rates.flatMap((name) => [`${name}Low`, `${name}High`]),
  ...means.map((name) => `${name}StandardError`),
  ...rest,
];

/** Those that a picture of outcomes shows. */
export const mainColumns: readonly string[] = ["successRate", "meanAbsoluteBias"];

/** A row with its columns in order and nothing in them: rows that are made alike are made fast. */
const emptyRow: Record<string, Scalar> = Object.fromEntries(outcomeColumns.map((name) => [name, null]));

/** Every scalar of an outcome, as one row. Rates lie in 0…1, biases and their quantiles are in progress. */
export function outcomeRow(outcome: Figures, engine: string, trials: number | null): Row {
  const row: Record<string, Scalar> = { ...emptyRow, engine, trials };
  for (const name of central) row[name] = outcome[name];
  for (const [name, column] of quantileColumns) row[column] = known(outcome.biasQuantiles[name]);
  for (const [cause, column] of failureColumns) row[column] = outcome.failures[cause];
  return row;
}

/** How far a measured outcome can be trusted. */
export function uncertaintyRow({ interval, standardError }: Estimate): Row {
  const ends = rates.flatMap((name) => [
    [`${name}Low`, interval[name].low],
    [`${name}High`, interval[name].high],
  ]);
  const errors = means.map((name) => [`${name}StandardError`, known(standardError[name])]);
  return Object.fromEntries([...ends, ...errors]);
}

/** What is not known is NaN in an outcome and null in a table. */
const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
