import type { Row } from "./table.ts";

/** A number of a row. Errors: RangeError when the column is missing or holds something else. */
export function numberAt(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === "number") return value;
  throw new RangeError(`the column ${column} must hold a number, but holds ${JSON.stringify(value)}`);
}

/** Numbers of a row by the names of their columns. Errors: as of one number. */
export const numbersAt = <Column extends string>(row: Row, ...columns: readonly Column[]) =>
  Object.fromEntries(columns.map((column) => [column, numberAt(row, column)])) as Record<Column, number>;

/** A value of a row as text, for naming a series. */
export const textAt = (row: Row, column: string): string => String(row[column]);

/** The rows of each value of a column, values in the order in which they first stand there. */
export const groupBy = (rows: readonly Row[], column: string): ReadonlyMap<string, readonly Row[]> =>
  Map.groupBy(rows, (row) => textAt(row, column));

/**
 * Rows in the order of a column that counts: for what is read at 0, 1, 2, … Errors: RangeError for a count that is left out or stands
 * twice, and as of one number.
 */
export function byCount(rows: readonly Row[], column: string): readonly Row[] {
  const sorted = rows.toSorted((a, b) => numberAt(a, column) - numberAt(b, column));
  const wrong = sorted.findIndex((row, i) => row[column] !== i);
  if (wrong === -1) return sorted;
  const found = sorted[wrong][column];
  throw new RangeError(`${column} must count 0, 1, 2, …, but where ${wrong} is due there is ${found}`);
}
