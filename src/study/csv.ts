import type { Row, Scalar } from "../stats/table.ts";

/**
 * A table as CSV (RFC 4180, but lines end in one line feed), with the columns of its first row.
 *
 * Nothing is lost: numbers are written with every digit they need, `null` is an empty field, and text that would read as
 * something else stands in quotes. `parseCsv` returns what was written.
 */
export function toCsv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = [columns.map(quotedIfNeeded), ...rows.map((row) => columns.map((name) => field(row[name])))];
  return lines.map((line) => `${line.join(",")}\n`).join("");
}

/** Reads a table that `toCsv` wrote. Errors: SyntaxError when a quote is left open or a line has another number of fields. */
export function parseCsv(text: string): readonly Row[] {
  const [header, ...lines] = readLines(text);
  return lines.map((line, i) => {
    if (line.length !== header.length) {
      throw new SyntaxError(
        `line ${i + 2} of the table has ${line.length} fields, and its header ${header.length}`,
      );
    }
    return Object.fromEntries(header.map(({ text: name }, c) => [name, readField(line[c])]));
  });
}

interface Field {
  readonly text: string;
  readonly quoted: boolean;
}

function field(value: Scalar | undefined): string {
  if (typeof value === "string") return quotedIfNeeded(value);
  if (Object.is(value, -0)) return "-0";
  return value === null || value === undefined ? "" : String(value);
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
