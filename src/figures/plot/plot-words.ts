import type { Row, Scalar } from "../../stats/table.ts";
import { nameWords, symbols } from "../kit/claim-words.ts";
import type { PlotAxis } from "./plot-axis.ts";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Columns and axes whose names do not say enough. */
const titles: Readonly<Record<string, string>> = {
  successRate: "pass rate",
  passRate: "strict pass rate",
  meanAbsoluteBias: "mean absolute final bias",
  meanBias: "mean final bias",
  subgoals: "sub-goals",
  scaffolded: "scaffolded chunks",
};

/** Whether a name is a formula over columns, which stands for itself. */
const isFormula = (name: string): boolean => /[()*/+^<>=?]| - /.test(name);

/** A column in words: "pass rate" of successRate; a path into the scenario is its own name. */
const columnWords = (name: string): string =>
  Object.hasOwn(titles, name) ? titles[name] : /[.[]/.test(name) ? name : nameWords(name);

export const columnTitle = (name: string): string => (isFormula(name) ? name : capital(columnWords(name)));

/** "Sub-goals K". */
export const axisTitle = (name: string): string =>
  [columnTitle(name), ...(Object.hasOwn(symbols, name) ? [symbols[name]] : [])].join(" ");

/** A value by itself, as an axis of words has it. */
export const labelOf = (value: Scalar): string => (value === null ? "none" : String(value));

/** A value that says what it is of: names as they are, others as in "attempts = 3". */
export const valueWords = (name: string, value: Scalar): string =>
  typeof value === "string" ? value : `${columnWords(name)} = ${labelOf(value)}`;

/** Where a row lies: "model-1, attempts = 3". */
export const placeWords = (row: Row, axes: readonly PlotAxis[]): string =>
  axes.map(({ name }) => valueWords(name, row[name])).join(", ");

/** Every combination of the axes' values, as `placeWords` says it, the last axis running fastest. */
export const facetWords = (axes: readonly PlotAxis[]): readonly string[] =>
  axes.reduce<readonly string[]>(
    (before, { name, values }) =>
      before.flatMap((words) =>
        values.map((value) => [words, valueWords(name, value)].filter(Boolean).join(", ")),
      ),
    [""],
  );

/** Each axis of one value: "goal = 120, model-1". */
export const fixedWords = (axes: readonly PlotAxis[]): string =>
  axes.map(({ name, values }) => valueWords(name, values[0])).join(", ");
