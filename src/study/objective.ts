import { placed } from "../input/placed.ts";
import { ScenarioError } from "../model/errors.ts";
import { shownValue } from "../model/shown-value.ts";
import type { Row, Scalar } from "../stats/table.ts";
import type { Design } from "./design.ts";
import { type Formula, readFormula } from "./formula.ts";
import type { FormulaValue } from "./formula-operations.ts";
import { comparedMeasurement, type Study } from "./study.ts";

/** What a study seeks, ready to judge the rows of its table. */
export interface Judge {
  /** What is weighed against the objective, a formula; null for nothing. */
  readonly price: string | null;
  /** A row's worth and price, or null for one that is not to be chosen: another engine's, one that breaks a limit, one with no value there. */
  readonly judge: (row: Row) => Judged | null;
  /** What is sought of a judged row, as its formula says it: small for a row that is good where little is sought. */
  readonly soughtOf: (judged: Judged) => number;
}

/** A row, how good it is (more is better, whatever is sought) and what it costs; 0 where nothing is weighed against it. */
export interface Judged {
  readonly row: Row;
  readonly worth: number;
  readonly price: number;
}

/** What is weighed against the objective when a study does not say, where it is measured and not itself sought. */
const usualPrice = "expectedActions";

/**
 * Reads what a study seeks, over the columns of its table; null when it seeks nothing. Rows of the exact engine are judged when
 * there are any, else those of the first measurement.
 *
 * Errors: ScenarioError, placed, for formulas that cannot be read, with names that are no columns, or of the wrong kind.
 */
export function judgeOf(study: Study, { columns }: Pick<Design, "columns">): Judge | null {
  const { objective, placeOf } = study;
  if (objective === null) return null;
  const read = (text: string, ...keys: readonly (string | number)[]) =>
    placed(() => readFormula(text, ["objective", ...keys], namesOf(columns)), placeOf);
  const sought = objective.maximise ?? objective.minimise ?? "";
  const worth = read(sought, objective.maximise === null ? "minimise" : "maximise");
  const limits = objective.limits.map((limit, i) => read(limit, "subject to", i));
  const isPriced = columns.includes(usualPrice) && sought.trim() !== usualPrice;
  const against = objective.against ?? (isPriced ? usualPrice : null);
  const price = against === null ? null : read(against, "against");
  const engine = comparedMeasurement(study);
  const sign = objective.maximise === null ? -1 : 1;
  const judge = (row: Row): Judged | null => {
    if (Object.hasOwn(row, "engine") && row["engine"] !== engine) return null;
    const formulas = [worth, ...limits, ...(price ? [price] : [])];
    if (formulas.some(({ names }) => names.some((name) => (row[name] ?? null) === null))) return null;
    const comesTo = (formula: Formula) => formula.valueOf((name) => row[name]);
    if (!limits.every((limit) => isTrue(comesTo(limit), limit.text))) return null;
    return {
      row,
      worth: sign * asNumber(comesTo(worth), worth.text),
      price: price === null ? 0 : asNumber(comesTo(price), price.text),
    };
  };
  return {
    price: against,
    soughtOf: ({ worth }) => (objective.maximise === null ? 0 - worth : worth),
    judge: (row) =>
      placed(
        () => judge(row),
        () => placeOf(["objective"]),
      ),
  };
}

const namesOf = (known: readonly string[]) => ({ known, roots: [], keysAt: () => [] });

function isTrue(value: FormulaValue, text: string): boolean {
  if (typeof value === "boolean") return value;
  throw misfit(text, "be true or false, as a limit is", value);
}

function asNumber(value: FormulaValue, text: string): number {
  if (typeof value === "number") return value;
  throw misfit(text, "come to a number", value);
}

function misfit(text: string, law: string, value: Scalar): ScenarioError {
  const problem = `the formula ${JSON.stringify(text)} must ${law}, but comes to ${shownValue(value)}`;
  return new ScenarioError({ path: "objective", problem });
}
