import { parseSync, type StaticImport } from "oxc-parser";
import { CellError, type Origin } from "./cell-error.ts";

/** The code cells of one notebook as one module, and which cell and line each of its lines came from. */
export interface CellsModule {
  readonly text: string;
  /** Line n of the module is `origins[n - 1]`; null for a line that no cell holds. */
  readonly origins: readonly (Origin | null)[];
}

export interface ModuleOptions {
  /** Where the module finds what it reports to. */
  readonly session: string;
  /** What a specifier written in a cell stands for. */
  readonly resolve: (specifier: string) => string;
}

/**
 * Joins cells into one module, top to bottom: names of one cell are seen by the next, imports come first wherever they stand,
 * and the value of a cell's last expression is shown.
 *
 * Nothing is moved, so that a line of the module is a line of a cell.
 * Errors: CellError for a cell that is not TypeScript.
 */
export function cellsModule(cells: readonly string[], { session, resolve }: ModuleOptions): CellsModule {
  const lines = [`import { cell as __cell, show as __show } from ${JSON.stringify(session)};`];
  const origins: (Origin | null)[] = [null];
  cells.forEach((source, i) => {
    const cell = i + 1;
    const body = showingLast(source, cell, resolve).split("\n");
    lines.push(`__cell(${cell});`, ...body);
    origins.push(null, ...body.map((_, line) => ({ cell, line: line + 1 })));
  });
  return { text: `${lines.join("\n")}\n`, origins };
}

/** A cell with its imports resolved and its last expression shown. */
function showingLast(source: string, cell: number, resolve: (specifier: string) => string): string {
  const { program, module, errors } = parseSync("cell.ts", source, { lang: "ts", sourceType: "module" });
  if (errors.length > 0) {
    const line = lineAt(source, errors[0].labels[0]?.start ?? 0);
    throw new CellError({ cell, line }, errors[0].message);
  }
  const edits = module.staticImports.map((found) => resolved(found, resolve));
  const last = program.body.at(-1);
  if (last?.type === "ExpressionStatement") {
    const { start, end } = last.expression;
    edits.push({ start, end, text: `__show(${source.slice(start, end)})` });
  }
  return edited(source, edits);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function resolved({ moduleRequest }: StaticImport, resolve: (specifier: string) => string): Edit {
  const { start, end, value } = moduleRequest;
  return { start, end, text: JSON.stringify(resolve(value)) };
}

const edited = (source: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: to }) => text.slice(0, start) + to + text.slice(end), source);

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;
