/** Rows of cells as lines, each column as wide as its widest cell; empty columns are left out. */
export function textColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...rows.map((row) => [...(row[i] ?? "")].length)),
  );
  return rows.map((row) =>
    widths
      .flatMap((width, i) => (width === 0 ? [] : [pad(row[i] ?? "", width)]))
      .join("  ")
      .trimEnd(),
  );
}

export const indentedColumns = (rows: readonly (readonly string[])[]): readonly string[] =>
  textColumns(rows).map((line) => `  ${line}`);

const pad = (cell: string, width: number): string => cell + " ".repeat(width - [...cell].length);
