import { failureCauses, meanFigures as means, type Outcome, rateFigures as rates } from "../model/outcome.ts";
import type { Estimate } from "../montecarlo/estimate.ts";
import type { Row } from "../stats/table.ts";

const quantiles = ["p05", "p25", "p50", "p75", "p95"] as const;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const quantileColumn = (name: string): string => `bias${capital(name)}`;
const failureColumn = (name: string): string => `failure${capital(name)}`;

const asked = ["engine", "trials"];
const central = [...rates, ...means];
const rest = [...quantiles.map(quantileColumn), ...failureCauses.map(failureColumn)];

/** The columns of an outcome that is known exactly. */
export const outcomeColumns: readonly string[] = [...asked, ...central, ...rest];

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

/** Every scalar of an outcome, as one row. Rates lie in 0…1, biases and their quantiles are in progress. */
export function outcomeRow(outcome: Outcome, engine: string, trials: number | null): Row {
  return {
    engine,
    trials,
    ...Object.fromEntries(central.map((name) => [name, outcome[name]])),
    ...Object.fromEntries(
      quantiles.map((name) => [quantileColumn(name), known(outcome.biasQuantiles[name])]),
    ),
    ...Object.fromEntries(failureCauses.map((cause) => [failureColumn(cause), outcome.failures[cause]])),
  };
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
