import { distinct } from "../../stats/distinct.ts";
import type { Row, Scalar } from "../../stats/table.ts";
import type { PlotWish } from "./choose-channels.ts";
import type { PlotAxis } from "./plot-axis.ts";

/**
 * The axes of a picture with the columns that serve as axes: those that are named, and where a cell has several rows and x is
 * left open, the first column that tells them apart.
 *
 * Errors: RangeError when several rows would still stand on one point.
 */
export function withColumns(axes: readonly PlotAxis[], wish: PlotWish, rows: readonly Row[]) {
  if (rows.length === 0) throw new RangeError("there are no rows");
  const named = [wish.x, wish.colour, ...wish.facet].filter((name) => name !== null);
  const asAxis = (name: string) => columnAxis(name, rows);
  const known = [...axes, ...named.filter((name) => axes.every((axis) => axis.name !== name)).map(asAxis)];
  if (areApart(rows, known)) return { axes: known, wish };
  const columns = Object.keys(rows[0]).filter((name) => !aside.includes(name) && !wish.y.includes(name));
  const telling = columns.filter((name) => known.every((axis) => axis.name !== name));
  const found = telling.find((name) => areApart(rows, [...known, asAxis(name)]));
  if (wish.x === null && found !== undefined)
    return { axes: [...known, asAxis(found)], wish: { ...wish, x: found } };
  throw new RangeError(
    `several rows of a cell would stand on one point: name a column that tells them apart for x, colour or facet (${telling.join(", ")})`,
  );
}

/** Columns that say of a row how it came to be. */
const aside = ["engine", "trials", "cell"];

function columnAxis(name: string, rows: readonly Row[]): PlotAxis {
  const values = [...new Set(rows.map((row): Scalar => row[name] ?? null))];
  const numbers = values.filter((value) => typeof value === "number");
  return { name, values: numbers.length === values.length ? distinct(numbers) : values };
}

/** Whether no two rows of one engine have the same values on all axes. */
function areApart(rows: readonly Row[], axes: readonly PlotAxis[]): boolean {
  const names = ["engine", ...axes.map(({ name }) => name)];
  return new Set(rows.map((row) => JSON.stringify(names.map((name) => row[name])))).size === rows.length;
}
