/**
 * What the notebooks show things with: typeset prose with computed numbers in it, tables, and (from charts.ts) pictures.
 *
 * Each returns a value that Jupyter's Deno kernel and the project's own runner show when it is the last of a cell.
 */
export { chart, type LineChartOptions, lineChart, type View, type Words } from "./charts.ts";
export { type Display, displayed } from "./display.ts";
export { tubeChart } from "./tube-chart.ts";

import { type Display, displayed } from "./display.ts";

/** Markdown with numbers that a cell has computed: md\`The pass rate is **${fixed(p)}**.\`, formulas between dollars. */
export function md(texts: TemplateStringsArray, ...values: readonly (string | number)[]): Display {
  // As written: a formula's backslashes are no escapes.
  const text = String.raw({ raw: texts.raw }, ...values).trim();
  return displayed({ "text/markdown": text, "text/plain": text });
}

/** A number with so many decimals. */
export const fixed = (value: number, digits = 3): string => value.toFixed(digits);

/** A share as whole percent, or with so many decimals. */
export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;

type Value = string | number | boolean;

/**
 * Rows as a table, columns in the order of the first row's keys. Numbers that are not whole are shown with `digits` decimals.
 */
export function table(rows: readonly Readonly<Record<string, Value>>[], { digits = 3 } = {}): Display {
  const columns = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => columns.map((column) => shown(row[column], digits)));
  return displayed({
    "text/html": htmlTable(columns, cells, rows),
    "text/plain": plainTable(columns, cells),
  });
}

function shown(value: Value, digits: number): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || Number.isInteger(value) ? `${value}` : value.toFixed(digits);
}

function htmlTable(
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  rows: readonly Readonly<Record<string, Value>>[],
): string {
  const align = (column: string) => (typeof rows[0]?.[column] === "number" ? "right" : "left");
  const cell = (tag: string, text: string, i: number) =>
    `<${tag} style="text-align: ${align(columns[i])}">${escaped(text)}</${tag}>`;
  const row = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text, i) => cell(tag, text, i)).join("")}</tr>`;
  const body = cells.map((texts) => row("td", texts)).join("\n");
  return `<table>\n<thead>\n${row("th", columns)}\n</thead>\n<tbody>\n${body}\n</tbody>\n</table>\n`;
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function plainTable(columns: readonly string[], cells: readonly (readonly string[])[]): string {
  const lines = [columns, ...cells];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  return lines
    .map((line) =>
      line
        .map((text, i) => text.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
