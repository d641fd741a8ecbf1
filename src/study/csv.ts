import { isMapping } from "../input/mapping.ts";
import { assertText, refused } from "../model/assert-argument.ts";
import type { Row, Scalar } from "../stats/table.ts";

/**
 * A table as CSV (RFC 4180, but lines end in one line feed), with the columns of its first row.
 *
 * Nothing is lost: numbers are written with every digit they need, `null` is an empty field, and text that would read as
 * something else stands in quotes. `parseCsv` returns what was written. Errors: ScenarioError for what is no table.
 */
export function toCsv(rows: readonly Row[]): string {
  if (!Array.isArray(rows)) throw refused("rows", "must be a list of rows", rows);
  const columns = Object.keys(rows[0] ?? {});
  for (const [i, row] of rows.entries()) assertRow(`rows[${i}]`, row, columns);
  return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? null))].map(csvLine).join("");
}

/** One line of a table, its header or a row, for tables that are written as their rows come. */
export const csvLine = (values: readonly Scalar[]): string => `${values.map(field).join(",")}\n`;

/**
 * Reads a table that `toCsv` wrote.
 *
 * Errors: SyntaxError when a quote is left open, a line has another number of fields, or two columns one name.
 */
export function parseCsv(text: string): readonly Row[] {
  assertText("text", text);
  const [header, ...lines] = readLines(text);
  const twice = header.find(({ text: name }, i) => header.findIndex((other) => other.text === name) < i);
  if (twice !== undefined) throw new SyntaxError(`the table has two columns called ${twice.text}`);
  return lines.map((line, i) => {
    const [held, wanted] = [line.length, header.length];
    if (held !== wanted)
      throw new SyntaxError(`line ${i + 2} of the table has ${held} fields, and its header ${wanted}`);
    return Object.fromEntries(header.map(({ text: name }, c) => [name, readField(line[c])]));
  });
}

function assertRow(path: string, row: unknown, columns: readonly string[]): void {
  if (!isMapping(row)) throw refused(path, "must be a row", row);
  for (const [name, value] of Object.entries(row)) {
    if (!columns.includes(name))
      throw refused(path, `must have the columns ${columns.join(", ")} alone`, row);
    if (typeof value === "object" ? value !== null : !scalarTypes.includes(typeof value))
      throw refused(`${path}.${name}`, "must be text, a number, true, false or null", value);
  }
}

const scalarTypes = ["string", "number", "boolean"];

interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

function field(value: Scalar): string {
  if (typeof value === "string") return quotedIfNeeded(value);
  if (Object.is(value, -0)) return "-0";
  return value === null ? "" : String(value);
}

function quotedIfNeeded(text: string): string {
  const plain = !/[",\r\n]/.test(text) && readField({ text, quoted: false }) === text;
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

function readField({ text, quoted }: Field): Scalar {
  if (quoted) return text;
  if (text === "") return null;
  if (text === "true" || text === "false") return text === "true";
  const number = text.trim() === "" ? Number.NaN : Number(text);
  return Number.isNaN(number) && text !== "NaN" ? text : number;
}

function readLines(text: string): readonly (readonly Field[])[] {
  const lines: Field[][] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/y;
  let line: Field[] = [];
  while (pattern.lastIndex < text.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null)
      throw new SyntaxError(`the table cannot be read from ${JSON.stringify(text.slice(at, at + 20))}`);
    const quoted = match[1] !== undefined;
    line.push({ text: quoted ? match[1].replaceAll('""', '"') : match[2], quoted });
    if (match[3] !== ",") {
      lines.push(line);
      line = [];
    }
  }
  if (line.length > 0) lines.push([...line, { text: "", quoted: false }]);
  return lines.length === 0 ? [[]] : lines;
}
