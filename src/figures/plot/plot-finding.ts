import { indexOfHighest, isAbove, rounding } from "../../stats/compare.ts";
import type { Row, Scalar } from "../../stats/table.ts";
import { numberWord } from "../kit/claim-words.ts";
import { rateWord } from "../kit/wording.ts";
import type { PlotAxis } from "./plot-axis.ts";
import { isSampled } from "./plot-points.ts";
import { columnTitle, placeWords } from "./plot-words.ts";

/**
 * What can be said of any column: the title is where the first is highest, the details from where to where the others go. Exact
 * rows are judged where there are any; what is only sampled is called an estimate.
 */
export function plotFinding(rows: readonly Row[], axes: readonly PlotAxis[], columns: readonly string[]) {
  const exact = rows.filter((row) => !isSampled(row));
  const estimated = exact.length === 0;
  const varied = axes.filter(({ values }) => values.length > 1);
  const [first, ...others] = columns.map((column) => ({
    title: columnTitle(column),
    cells: (estimated ? rows : exact).flatMap((row) => {
      const value = row[column];
      return typeof value === "number" ? [{ value, place: placeOf(row, varied) }] : [];
    }),
  }));
  return { finding: highestWords(first, estimated), details: others.map(rangeWords) };
}

interface Judged {
  readonly title: string;
  readonly cells: readonly { readonly value: number; readonly place: string }[];
}

function highestWords({ title, cells }: Judged, estimated: boolean): string {
  if (cells.length === 0) return `${title} has no value in any cell`;
  const word = wordOf(cells);
  const best = cells[indexOfHighest(cells.map(({ value }) => value))];
  const highest = `${word(best.value)}${estimated ? " (estimated)" : ""}`;
  const alike = cells.filter(({ value }) => !isAbove(best.value, value));
  if (alike.length === cells.length)
    return `${title} is ${highest}${cells.length > 1 ? " in every cell" : ""}`;
  if (alike.length === 1) return `${title} is highest at ${best.place}: ${highest}`;
  return `${title} is highest, ${highest}, in ${alike.length} of ${cells.length} cells, first at ${best.place}`;
}

function rangeWords({ title, cells }: Judged): string {
  if (cells.length === 0) return `${title} has no value in any cell.`;
  const word = wordOf(cells);
  const least = cells[indexOfHighest(cells.map(({ value }) => -value))];
  const most = cells[indexOfHighest(cells.map(({ value }) => value))];
  if (!isAbove(most.value, least.value)) return `${title}: ${word(most.value)} in every cell.`;
  return `${title}: from ${word(least.value)} (${least.place}) to ${word(most.value)} (${most.place}).`;
}

/** Rates and shares as rates are said, other numbers with four digits. */
const wordOf = (cells: Judged["cells"]) =>
  cells.every(({ value }) => value >= 0 && value <= 1 + rounding)
    ? (value: number) => rateWord(value)
    : numberWord;

/** Where a row lies, in numbers of no more digits than a sentence has; whole ones as they are. */
const placeOf = (row: Row, axes: readonly PlotAxis[]): string =>
  placeWords(Object.fromEntries(axes.map(({ name }) => [name, rounded(row[name])])), axes);

const rounded = (value: Scalar): Scalar =>
  typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
